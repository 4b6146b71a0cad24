import type { List } from "mdast";
import type { ParsedBody, ReadItem } from "./dialect.ts";
import { entriesOf } from "./entries.ts";
import { readHeadlined } from "./entry.ts";
import { NO_SECTIONS, SECTIONS } from "./headings.ts";
import { isContents, openingsOf } from "./opening.ts";
import { areTitled, readTitled } from "./titled.ts";
import { placeIn } from "./tree.ts";

/** `1. [title-author](address)` with an indented paragraph: the format of the sample, and of last resort. */
export function readNumbered(body: ParsedBody): readonly ReadItem[] {
  const { tree, notes } = body;
  const lists = tree.blocks.filter((node): node is List => node.type === "list" && !isContents(node, tree));
  const ordered = lists.some((list) => list.ordered);
  const bulleted = ordered ? undefined : lists[0];
  if (bulleted)
    notes.add(
      "bulleted-items",
      placeIn(tree, bulleted),
      "no numbered list: the bulleted entries are the items",
    );
  // Texts below headings have sections, as they have where they are numbered.
  const openings = bulleted ? openingsOf(tree) : [];
  const titled = areTitled(openings);
  const headings = titled && openings.some(({ headed }) => headed) ? SECTIONS : NO_SECTIONS;
  return entriesOf(body, (list) => Boolean(list.ordered) === ordered, headings).map((entry) =>
    titled ? readTitled(entry, body) : readHeadlined(entry, body),
  );
}
