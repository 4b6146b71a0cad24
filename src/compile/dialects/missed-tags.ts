import type { Nodes, Text } from "mdast";
import type { Notes } from "../report/notes.ts";
import { allBelow, type BodyTree, placeAt, spanOf } from "./tree.ts";

/**
 * A tag with attributes. In text it is one that the parser missed: to micromark a value without quotes ends at its first
 * slash, to CommonMark at a blank. Each part has an end, so that many beginnings take linear time.
 */
const TAG =
  /(?<!\\)<[A-Za-z][A-Za-z0-9-]{0,40}(?:\s{1,20}[A-Za-z_:][\w.:-]{0,60}(?:\s{0,9}=\s{0,9}(?:[^\s"'=<>`]{1,2000}|'[^'<]{0,2000}'|"[^"<]{0,2000}"))?){1,40}\s{0,9}\/?>/g;

/** Offsets of the tags in a text that the parser took for letters. */
function missedTags(node: Text, { source, masks }: BodyTree): readonly number[] {
  const [from, to] = spanOf(node);
  const text = source.slice(from, to);
  const found = text.includes("<") ? [...text.matchAll(TAG)].map(({ index }) => from + index) : [];
  return found.filter((at) => !masks.chars.has(at));
}

/** Notes the tags in a text that the parser took for letters, as which they are shown. O(text). */
export function noteMissedTags(node: Text, tree: BodyTree, notes: Notes): void {
  for (const at of missedTags(node, tree))
    notes.add("raw-html", placeAt(tree, at), "raw HTML: shown as text");
}

/** Where the first raw HTML below a node stands, as an offset; null without any. */
export function rawHtmlIn(node: Nodes, tree: BodyTree): number | null {
  for (const one of allBelow(node)) {
    if (one.type === "html") return spanOf(one)[0];
    const [missed] = one.type === "text" ? missedTags(one, tree) : [];
    if (missed !== undefined) return missed;
  }
  return null;
}
