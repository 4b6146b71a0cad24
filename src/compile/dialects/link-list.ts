import type { Dialect, ParsedBody, ReadItem } from "./dialect.ts";
import { entriesOf } from "./entries.ts";
import { readHeadlined } from "./entry.ts";
import { SECTIONS } from "./headings.ts";
import { openingsOf } from "./opening.ts";
import type { BodyTree } from "./tree.ts";

/**
 * Bulleted lists of `[title](address)` under headings, with or without text, as newsletters have them.
 * Bullets without headings stay the numbered dialect's, which warns of them.
 */
export const linkList: Dialect = (tree) => (isLinkList(tree) ? readLinkList : null);

/** No list is numbered, and most bullets below a heading are headlines. */
function isLinkList(tree: BodyTree): boolean {
  const openings = openingsOf(tree);
  const below = openings.filter(({ headed }) => headed);
  const headlines = below.filter((one) => one.with === "headline").length;
  return openings.every(({ ordered }) => !ordered) && 2 * headlines > below.length;
}

function readLinkList(body: ParsedBody): readonly ReadItem[] {
  return entriesOf(body, () => true, SECTIONS).map((entry) => readHeadlined(entry, body));
}
