import type { Html } from "mdast";
import { marksOf } from "./all-escaped.ts";
import { type Editing, joinsAddress } from "./editing.ts";
import { MARK_IN_LETTERS } from "./escapes.ts";
import { lineStart, placeIn, spanOf } from "./tree.ts";

/** Tags without attributes that only set text; they are dropped, every other one is shown. */
const PLAIN_TAG = /^<\/?(?:br|b|i|u|s|p|em|strong|span|small|sub|sup|center|div|mark|kbd)\s*\/?>$/i;

/** Whether a piece of HTML is a tag of which nothing is kept but perhaps a blank. */
export const isPlainTag = (html: string): boolean => PLAIN_TAG.test(html.trim());

/** Blanks behind a blank line, which would make code of what stands behind them. */
const FAR_IN = /(?<=\n[ \t>]*\n)(?<before>(?:[ \t]*>)*)(?<blanks>[ \t]{4,})(?=\S)/g;

/** Drops a tag that only sets text, and makes any other HTML text. */
export function htmlEdits(node: Html, { tree, manner, notes, edits }: Editing): void {
  const [from, to] = spanOf(node);
  const source = tree.source.slice(from, to);
  if (isPlainTag(node.value)) {
    const apart = /^<br/i.test(node.value) || joinsAddress(tree.source, from, to);
    edits.push({ from, to, text: apart ? " " : "" });
    notes.add("raw-html", placeIn(tree, node), "a tag of HTML: left out");
    return;
  }
  const usual = () => [...source.matchAll(MARK_IN_LETTERS)].map(({ index }) => index);
  for (const index of manner === "careful" ? marksOf(source, "letters") : usual())
    edits.push({ from: from + index, to: from + index + 1, text: `\\${source[index]}` });
  const indented = from - lineStart(tree.source, from);
  for (const { index, groups } of source.matchAll(FAR_IN)) {
    const { before = "", blanks = "" } = groups ?? {};
    const at = from + index + before.length;
    const left = before === "" ? Math.min(indented, blanks.length) : 1;
    edits.push({ from: at + left, to: at + blanks.length, text: "" });
  }
  notes.add("raw-html", placeIn(tree, node), "raw HTML: shown as text");
}
