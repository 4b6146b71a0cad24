import type { Notes } from "../report/notes.ts";
import { columnBehind } from "./dedent.ts";
import { isEmpty, type Masks } from "./tree.ts";

/** Most marks of emphasis, links, code and hard breaks in one paragraph: parsers take the square of their number. */
const MARKS = 500;
/** Deepest nesting of quotes and lists, in marks at the beginning of one line, and in blanks before a mark. */
const NESTING = 24;
const INDENT = 80;
/** Most lines of one: below an entry of a list, each that is not indented is compared with all before it. */
const LINES = 1000;

const MARKER = /^(?<blanks>[ \t]*)(?<mark>\d{1,9}[.)]|[-+*])(?<gap>[ \t]+|$)(?<text>.*)/;
/** No more of them than it takes to know: a group repeated millions of times overflows the stack of its engine. */
const NESTED = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){0,${NESTING + 1}}`);

/**
 * An item's own link: it stays, so that the item keeps its headline and source. Its text may have code, escapes and one
 * pair of brackets within, its address pairs of round ones, angles around it or a title behind it.
 */
const HEADLINE =
  /(?:\*{1,3}|_{1,3})?\[(?:[^[\]\\`]|\\.|\[[^[\]\\`]*\]|`[^`]+`(?!`))*\](?:\[[^[\]\\]*\]|\((?:<[^<>\\]*>|[^\s<>()\\]*(?:\([^\s<>()\\]*\)[^\s<>()\\]*){0,99})(?:[ \t]+(?:"[^"\\]*"|'[^'\\]*'))?\))(?:\*{1,3}|_{1,3})?/y;

/** A whole definition on one line, in which no mark means anything: no footnote, and no odd spelling. */
const DEFINITION =
  /^[ \t]*\[[ \t]*[^[\]\\^\s][^[\]\\]{0,900}\]:[ \t]*(?:<[^<>\\]*>|[^\s<>()\\]+(?:\([^\s()\\]*\)[^\s()\\]*){0,99})(?:[ \t]+(?:"[^"\\]*"|'[^'\\]*'|\([^()\\]*\)))?[ \t]*$/;

/** Without a repeated group, for the reason above. */
const BREAK = /^[ \t]*(?:\*[ \t]*\*[ \t]*\*[* \t]*|-[ \t]*-[ \t]*-[- \t]*|_[ \t]*_[ \t]*_[_ \t]*)$/;
/** What ends a paragraph, and every entry of a list that it is not indented for. */
const BLOCK = /^[ \t]*(?:#{1,6}(?:[ \t]|$)|>|`{3}|~{3}|<(?:[!?]|script|pre|style|textarea))/i;

/** Whether a line is sure to separate: further in it may be text of the paragraph above. */
const isBreak = (line: string): boolean => /^ {0,3}[^ \t]/.test(line) && BREAK.test(line);

/** Blanks at the end of a line are a mark as well, also where they break no line. */
const marksIn = (line: string): number => line.match(/[*_[\]<>`~!&\\]|(?<![ \t])[ \t]+$/g)?.length ?? 0;

function isDeep(line: string): boolean {
  const prefix = NESTED.exec(line)?.[0] ?? "";
  const marks = prefix.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
  return marks > NESTING || (marks > 0 && (/^[ \t]*/.exec(line)?.[0].length ?? 0) > INDENT);
}

/** A line behind which no paragraph goes on, besides a blank one. */
const ENDS_TEXT = /^ {0,3}(?:#{1,6}(?:[ \t].*)?|=+[ \t]*|(?:`{3,}|~{3,})[ \t]*)$/;

/**
 * Tells line by line where an entry of a list is sure to begin, at any depth, so that it is no text of the
 * paragraph above. Where it is not sure, it says no. `fresh` says that no paragraph is above.
 */
function createEntries(): (line: string, fresh: boolean) => boolean {
  /** Columns in which the texts of the open entries begin, outermost first. */
  const open: number[] = [];
  const close = (column: number): boolean => {
    const before = open.length;
    while ((open.at(-1) ?? 0) > column) open.pop();
    return open.length < before;
  };
  return (line, fresh) => {
    const column = columnBehind(/^[ \t]*/.exec(line)?.[0] ?? "", 0);
    const { mark = "", gap = "", text = "" } = MARKER.exec(line)?.groups ?? {};
    const broken = BREAK.test(line);
    if (fresh || broken || BLOCK.test(line)) close(column);
    const around = open.findLast((one) => one <= column) ?? 0;
    if (mark === "" || broken || column - around > 3) return false;
    const beside = close(column);
    // Right below text of the same entry, other numbers than one and empty entries are text as well.
    if (!fresh && !beside && (text === "" || /^(?!1[.)])\d/.test(mark))) return false;
    const from = column + mark.length;
    const to = columnBehind(gap, from);
    open.push(text === "" || to - from > 4 ? from + 1 : to);
    return true;
  };
}

/** Length of what stays of the first line of a paragraph: an item's number, and its headline where it is a plain link. */
function keptOf(line: string): number {
  const { blanks = "", mark = "", gap = "" } = MARKER.exec(line)?.groups ?? {};
  if (mark === "") return 0;
  HEADLINE.lastIndex = blanks.length + mark.length + gap.length;
  const headline = HEADLINE.exec(line)?.[0] ?? "";
  return blanks.length + mark.length + gap.length + (marksIn(headline) > MARKS ? 0 : headline.length);
}

/** Lines that may be one paragraph: no blank one, break or entry of a list is between them. */
interface Stretch {
  /** Index of its first line, and offsets of its beginning and its end. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly lines: number;
  readonly marks: number;
  readonly deep: boolean;
}

/** What may be paragraphs of a text. A definition is none. Linear. */
function* stretchesOf(lines: readonly string[]): Generator<Stretch> {
  const isEntry = createEntries();
  let offset = 0;
  let fresh = true;
  let open: Stretch | null = null;
  for (const [at, line] of lines.entries()) {
    const blank = isEmpty(line);
    const apart = blank || isBreak(line);
    if ((!blank && isEntry(line, fresh)) || apart) {
      if (open) yield open;
      open = null;
    }
    if (!apart && (open || !DEFINITION.test(line))) {
      const before: Stretch = open ?? { at, from: offset, to: offset, lines: 0, marks: 0, deep: false };
      open = {
        ...before,
        to: offset + line.length,
        lines: before.lines + 1,
        marks: before.marks + marksIn(line),
        deep: before.deep || isDeep(line),
      };
    }
    fresh = blank || BREAK.test(line) || ENDS_TEXT.test(line);
    offset += line.length + 1;
  }
  if (open) yield open;
}

/** Length of what stays of the first line of a tangled paragraph. */
function headOf(line: string): number {
  const head = isDeep(line)
    ? (/^ {0,3}(?:\d{1,9}[.)]|[-+*])[ \t]+/.exec(line)?.[0].length ?? 0)
    : keptOf(line);
  return head || line.search(/[^ \t]/);
}

/**
 * Masks each paragraph that would take a parser more than linear time: too many marks or lines, or nested too deep.
 * An item's own number and link stay, so that it is still an item; definitions are no paragraphs. Linear.
 */
export function maskTangled(lines: readonly string[], masks: Masks, first: number, notes: Notes): void {
  for (const stretch of stretchesOf(lines)) {
    if (stretch.marks <= MARKS && stretch.lines <= LINES && !stretch.deep) continue;
    const head = headOf(lines[stretch.at] ?? "");
    masks.tangled.push({ from: stretch.from + head, to: stretch.to });
    const place = { line: stretch.at + first + 1, column: head + 1 };
    notes.add(
      "kept-plain",
      place,
      "too many marks or lines, or too deeply nested, to be read as Markdown: kept as plain text",
    );
  }
}
