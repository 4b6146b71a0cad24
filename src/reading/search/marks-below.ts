import { bodyText } from "../../bundle/search-body.ts";
import { markRanges } from "./highlight.ts";

/** Han characters in a line of the narrowest phone. */
const LINE = 17;
/** Lines of a long text that are shown, without the one that the byline may take. */
const SHOWN_LINES = 7;

/** Lines that a text takes at most; breaks between paragraphs take none. */
const linesOf = (text: string): number =>
  text.split("\n").reduce((sum, line) => sum + Math.ceil(line.length / LINE), 0);

/** Whether a part of a query stands so far down a long text that it may be below its fold. O(length × parts). */
export function hasMarksBelow(markdown: string, parts: readonly string[]): boolean {
  const text = bodyText(markdown);
  return parts.some((part) => {
    const [first] = markRanges(text, [part]);
    return first !== undefined && linesOf(text.slice(0, first.end)) > SHOWN_LINES;
  });
}
