import type { Dialect, ParsedBody, ReadItem } from "./dialect.ts";
import { entriesOf } from "./entries.ts";
import { SECTIONS } from "./headings.ts";
import { openingsOf } from "./opening.ts";
import { areTitled, readTitled } from "./titled.ts";
import type { BodyTree } from "./tree.ts";

/** Headings as categories over numbered entries without headlines, or such entries alone. */
export const sectioned: Dialect = (tree) => (isSectioned(tree) ? readSectioned : null);

/** Numbered entries, below a heading or at least two, that open with text are more than those that are headlines. */
function isSectioned(tree: BodyTree): boolean {
  const numbered = openingsOf(tree).filter(({ ordered }) => ordered);
  const plain = numbered.filter((one) => one.headed && one.with === "text").length;
  return plain > numbered.filter((one) => one.with === "headline").length || areTitled(numbered);
}

function readSectioned(body: ParsedBody): readonly ReadItem[] {
  return entriesOf(body, (list) => Boolean(list.ordered), SECTIONS).map((entry) => readTitled(entry, body));
}
