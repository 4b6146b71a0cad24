/** Orders texts by their UTF-16 units, never by a language, so that the order is the same on every machine. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
