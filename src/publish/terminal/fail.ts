/** Says why a command cannot be carried out; gives its exit code. */
export function fail(sentence: string): 2 {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
