import type { Notes } from "../report/notes.ts";
import { ofNumeral } from "../text/numeral.ts";
import type { DigestText } from "./dialect.ts";
import { eachBlock } from "./masks.ts";
import { type BodyTree, isEmpty, lineOf, spanOf } from "./tree.ts";

/** What stands before a number: its indentation, what is not seen, and marks that open. */
const BEGIN =
  "^(?<indent> {0,3})[\\u00A0\\u3000\\u200B-\\u200D\\u2060\\uFEFF]{0,9}(?<bold>\\*\\*|__)?[(（【]?";

/** Blanks, at their end the marks that close a bold number. */
const END = "[ \\t\\u00A0\\u3000]{0,20}(?<end>\\k<bold>[ \\t\\u00A0\\u3000]{0,20})?";

/** What a hand or a model writes for `1. ` before a link: `1.[`, `1、[`, `１．[`, `1\. [`, `(1) [`, `**1.** [`, `**1、[`. */
const NEARLY = new RegExp(
  `${BEGIN}(?<digits>[\\d０-９]{1,9}|[①-⑳])[ \\t\\u00A0]?` +
    `(?:[.．。、:：)）】]|\\\\[.)]|\\uFE0F?\\u20E3|(?<=[①-⑳])){1,2}${END}(?=(?:\\*\\*|__)?\\[)`,
);

/** The same before text; what goes on with a digit is a part of a number, and a number that is long a year. */
const NEARLY_TEXT = new RegExp(
  `${BEGIN}(?<digits>[\\d０-９]{1,3})(?:[.．、)）】]|\\\\[.)]){1,2}${END}(?=[^\\s\\d.,])`,
);

/** Numbers before text that no other text begins with, at least two of which are a list: `①`, `1️⃣`, `###1.`, `#1 `. */
const SIGNS = new RegExp(
  `${BEGIN}(?:(?<digits>[\\d０-９]{1,2}(?=\uFE0F?\u20E3)|[①-⑳])\uFE0F?\u20E3?[.、]?|` +
    `#{1,6}(?<hashed>\\d{1,3})(?:[.．、)）]|(?=[ \\t])))${END}(?=[^\\s\\d.,])`,
);

/** `一、` before text, which is a section's name where there is a list. */
const CHINESE = new RegExp(`${BEGIN}(?<digits>[一二三四五六七八九十]{1,3})[、)）]${END}(?=\\S)`);

/** A bullet that is none to Markdown: `• ` and its like, or a dash right before a link. */
const BULLET = /^ {0,3}(?:[•●▪◦‣][ \t\u00A0\u3000]*|[-–—·・][ \t\u00A0\u3000]*(?=\[))(?=\S)/;

/** A numbered headline that is indented so far that it is code to Markdown. */
const TOO_FAR = /^(?: {4,}|\t[ \t]*)\d{1,9}[.)][ \t]+(?:\*\*)?\[/;

const plainDigits = (digits: string): string =>
  digits
    .replace(/^[一二三四五六七八九十]+$/, (numeral) => String(Math.max(0, ofNumeral(numeral))))
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[①-⑳]/g, (digit) => String(digit.charCodeAt(0) - 0x245f));

/** A body with its numbers mended, and the index in the file of the first line that was. */
export interface Mended {
  readonly text: DigestText;
  readonly at: number;
  /** Whether the numbers stand before text, or bullets are mended: either may be a part of an item's text. */
  readonly weak: boolean;
  /** How much further right the rest of a line stands in the file, by its number there, 1-based. */
  readonly moved: ReadonlyMap<number, number>;
}

/** Notes places of a mended text as they are in the file. */
export const inFile = (notes: Notes, { moved }: Mended): Notes => ({
  ...notes,
  add: (rule, { line, column }, message) => {
    const shifted = column === 1 ? 1 : Math.max(1, column + (moved.get(line) ?? 0));
    notes.add(rule, { line, column: shifted }, message);
  },
});

/**
 * Mends the numbers of a digest that has no numbered list at its top level: those before links, or where there are
 * none those before text. Null where there is nothing to mend: in a digest with a numbered list such lines are text
 * of the item before. Linear.
 */
export function mendMarkers(text: DigestText, tree: BodyTree, notes: Notes): Mended | null {
  const lists = tree.blocks.filter((node) => node.type === "list");
  if (lists.some((list) => list.ordered)) return null;
  const body = text.lines.slice(text.first);
  const far = body.findIndex((line) => TOO_FAR.test(line));
  if (lists.length === 0 && far >= 0) return mendIndented(text, body, far, notes);
  const code = codeLines(tree);
  const shapes = [NEARLY, NEARLY_TEXT, SIGNS, ...(lists.length === 0 ? [CHINESE, BULLET] : [])];
  for (const shape of shapes) {
    const all = body.flatMap((line, at) => (shape.test(line) ? [at] : []));
    const outside = all.filter((at) => !code.has(at));
    // Where all of them are code, the digest may stand in a fence.
    const chosen = new Set(outside.length > 0 ? outside : all);
    if (chosen.size < 2 && shape !== NEARLY && shape !== NEARLY_TEXT) continue;
    // Only among bullets an indentation says what a number is within.
    if (chosen.size > 0) return mendNumbers(text, body, { shape, chosen, nested: lists.length > 0 }, notes);
  }
  return null;
}

/** The lines of a body, from 0, that code and raw HTML take. */
function codeLines(tree: BodyTree): ReadonlySet<number> {
  const found = new Set<number>();
  eachBlock(tree.blocks, (node) => {
    if (node.type !== "code" && node.type !== "html") return;
    const [first, last] = spanOf(node).map((offset) => lineOf(tree, offset)) as [number, number];
    for (let line = first; line <= last; line += 1) found.add(line);
  });
  return found;
}

function mendedText(text: DigestText, body: readonly string[], at: number, weak: boolean): Mended {
  const moved = new Map<number, number>();
  for (const [index, line] of body.entries()) {
    const further = (text.lines[text.first + index] ?? "").length - line.length;
    if (further !== 0) moved.set(text.first + index + 1, further);
  }
  return {
    text: { ...text, lines: [...text.lines.slice(0, text.first), ...body] },
    weak,
    at: text.first + at,
    moved,
  };
}

function mendIndented(text: DigestText, body: readonly string[], far: number, notes: Notes): Mended {
  const less = body.reduce(
    (least, line) => (TOO_FAR.test(line) ? Math.min(least, line.search(/\S/)) : least),
    Number.POSITIVE_INFINITY,
  );
  const mended = body.map((line, at) => {
    if (TOO_FAR.test(line))
      notes.add(
        "marker-mended",
        { line: text.first + at + 1, column: 1 },
        "indented as code is: read as an item's number",
      );
    return line.slice(Math.min(less, Math.max(0, line.search(/\S|$/))));
  });
  return mendedText(text, mended, far, false);
}

/** Which lines begin with a number that is mended, in which shape, and whether they keep their indentation. */
interface Numbers {
  readonly shape: RegExp;
  readonly chosen: ReadonlySet<number>;
  readonly nested: boolean;
}

function mendNumbers(
  text: DigestText,
  body: readonly string[],
  { shape, chosen, nested }: Numbers,
  notes: Notes,
): Mended {
  const mended = body.map((line, at) => {
    const found = chosen.has(at) ? shape.exec(line) : null;
    if (!found) return line;
    const place = { line: text.first + at + 1, column: 1 };
    if (shape === BULLET) {
      notes.add("marker-mended", place, "not quite the bullet of a list: read as an item's bullet");
      return `- ${line.slice(found[0].length)}`;
    }
    notes.add("marker-mended", place, "not quite the number of a list: read as an item's number");
    const { indent = "", hashed = "1", digits = hashed, bold = "", end } = found.groups ?? {};
    // Right below text only a one begins a list.
    const number = isEmpty(body[at - 1] ?? "") ? plainDigits(digits) : "1";
    return `${nested ? indent : ""}${number}. ${end === undefined ? bold : ""}${line.slice(found[0].length)}`;
  });
  return mendedText(text, mended, [...chosen][0] ?? 0, shape !== NEARLY);
}
