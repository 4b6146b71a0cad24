import type { Notes } from "../notes.ts";
import type { DigestText } from "./dialect.ts";

/** A line that begins an entry of a list by CommonMark, and is no thematic break. */
const MARKER = /^ {0,3}(?:\d{1,9}[.)]|[-+*])(?:[ \t]+(?![-*_ \t]*$)|$)/;

/** What a hand or a model writes for `1. ` before a link: `1.[`, `1、[`, `１．[`, `1\. [`, also in bold. */
const NEARLY =
  /^ {0,3}([\d０-９]{1,9})[ \t\u00A0]?(?:[.．。、:：)）]|\\[.)])[ \t\u00A0\u3000]*(?=(?:\*\*)?\[)/;

/** A numbered headline that is indented so far that it is code to Markdown. */
const TOO_FAR = /^(?: {4,}|\t[ \t]*)\d{1,9}[.)][ \t]+(?:\*\*)?\[/;

const plainDigits = (digits: string): string =>
  digits.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/**
 * Mends the numbers of a digest in which no line begins a list: as written none of its lines would be an item.
 * Where one line does, others are left as they are, as they may be text of the item before. Linear.
 */
export function mendMarkers(text: DigestText, notes: Notes): DigestText {
  const body = text.lines.slice(text.first);
  if (body.some((line) => MARKER.test(line))) return text;
  const less = body.reduce(
    (least, line) => (TOO_FAR.test(line) ? Math.min(least, line.search(/\S/)) : least),
    Number.POSITIVE_INFINITY,
  );
  const mended = body.map((line, at) => {
    const place = { line: text.first + at + 1, column: 1 };
    if (less < Number.POSITIVE_INFINITY) {
      if (TOO_FAR.test(line))
        notes.add("marker-mended", place, "indented as code is: read as an item's number");
      return line.slice(Math.min(less, Math.max(0, line.search(/\S|$/))));
    }
    return line.replace(NEARLY, (_, digits: string) => {
      notes.add("marker-mended", place, "not quite the number of a list: read as an item's number");
      return `${plainDigits(digits)}. `;
    });
  });
  return { ...text, lines: [...text.lines.slice(0, text.first), ...mended] };
}
