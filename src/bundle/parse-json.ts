/** Parses JSON; undefined where it is none: hosts answer unknown addresses with a page and status 200. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
