import { firstPlace } from "../../bundle/first-place.ts";

const BEGINNING = /https?:\/\//gi;
const ENDS = /[\s<>"'`\\^{}|，。；：！？、（）《》「」【】]/;

/** The end of the address that goes on at an offset: at white space, or at a bracket that it did not open. */
function endOf(text: string, from: number): number {
  let round = 0;
  let square = 0;
  let at = from;
  for (; at < text.length; at += 1) {
    const char = text[at] as string;
    if (char === "(") round += 1;
    else if (char === ")") round -= 1;
    else if (char === "[") square += 1;
    else if (char === "]") square -= 1;
    if (round < 0 || square < 0 || ENDS.test(char)) break;
  }
  return at;
}

/** An address where it stands in a text. */
export interface FoundAddress {
  readonly address: string;
  readonly at: number;
}

/** Every http(s) address in a text of any kind, as written, with its offset. O(text). */
export function placedAddresses(text: string): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  const beginning = new RegExp(BEGINNING);
  for (let match = beginning.exec(text); match; match = beginning.exec(text)) {
    const end = endOf(text, beginning.lastIndex);
    const address = text.slice(match.index, end).replace(/[.,;:!?*_~]{1,8}$/, "");
    found.push({ address, at: match.index });
    beginning.lastIndex = end;
  }
  return found;
}

/** Every http(s) address in a text of any kind, as written, each time it stands there. O(text). */
export const addressesIn = (text: string): readonly string[] =>
  placedAddresses(text).map(({ address }) => address);

/** The first of some sorted texts that begins with another one, or undefined. O(log texts). */
export function goingOn(sorted: readonly string[], beginning: string): string | undefined {
  const found = sorted[firstPlace(sorted.length, (at) => (sorted[at] as string) >= beginning)];
  return found?.startsWith(beginning) ? found : undefined;
}

/** `: https://…` for a message of a diagnostic that leaves a text out; "" where it has no address. */
export function withAddresses(text: string): string {
  const found = addressesIn(text);
  return found.length > 0 ? `: ${found.join(" ")}` : "";
}
