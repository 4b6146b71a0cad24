import { isTangled } from "../dialects/block-text.ts";
import { parseBody } from "../dialects/body-tree.ts";
import type { DigestText } from "../dialects/dialect.ts";
import { plainText, spanOf } from "../dialects/tree.ts";
import { createNotes } from "../report/notes.ts";

const HASHED = /^[ \uFEFF]{0,3}#{1,6}(?:[ \t]|$)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

/** Whether some line looks like a heading: most digests have none, and need no parser to know it. */
const mayHaveHeading = ({ lines, first }: DigestText): boolean =>
  lines.some(
    (line, at) =>
      at >= first &&
      (HASHED.test(line) || (at > first && UNDERLINE.test(line) && (lines[at - 1] ?? "").trim() !== "")),
  );

/** The first heading of a body once it is parsed. */
function headingIn(text: DigestText): string | null {
  const tree = parseBody(text, createNotes("", text.lines));
  for (const node of tree.blocks) {
    if (node.type !== "heading") continue;
    const [from, to] = spanOf(node);
    const whole = isTangled(tree, from, to) ? tree.source.slice(from, to) : plainText(node);
    const heading = whole.replace(/\s+/g, " ").trim();
    if (heading !== "") return heading;
  }
  return null;
}

/**
 * The first heading of a body as text, null without one. It is one to Markdown: no line of an item, of code or of HTML,
 * and a heading by underlining may have several lines. As costly as reading the body, unless it begins with a heading.
 */
export function firstHeading(text: DigestText): string | null {
  if (!mayHaveHeading(text)) return null;
  const opening = text.lines.slice(text.first).find((line) => line.trim() !== "") ?? "";
  // Nothing above makes anything else of such a line, and only what is in brackets may be defined below.
  const known =
    HASHED.test(opening) && !opening.includes("[") ? headingIn({ lines: [opening], first: 0 }) : null;
  return known ?? headingIn(text);
}
