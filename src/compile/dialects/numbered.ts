import type { Notes } from "../notes.ts";
import { parseBody } from "./body-tree.ts";
import type { Dialect, DigestText, ReadItem } from "./dialect.ts";
import { entriesOf } from "./entries.ts";
import { readHeadlined } from "./entry.ts";
import { mendMarkers } from "./mend-markers.ts";
import { readReferences } from "./references.ts";
import { placeIn } from "./tree.ts";

/** `1. [title-author](address)` with an indented paragraph: the format of the sample, and of last resort. */
export const numbered: Dialect = {
  name: "numbered",
  recognises: () => true,
  read: readNumbered,
};

function readNumbered(text: DigestText, notes: Notes): readonly ReadItem[] {
  const tree = parseBody(mendMarkers(text, notes), notes);
  const context = { tree, references: readReferences(tree, notes), notes };
  const ordered = tree.blocks.some((node) => node.type === "list" && node.ordered);
  const bulleted = ordered ? undefined : tree.blocks.find((node) => node.type === "list");
  if (bulleted)
    notes.add(
      "bulleted-items",
      placeIn(tree, bulleted),
      "no numbered list: the bulleted entries are the items",
    );
  return entriesOf(
    context,
    (list) => Boolean(list.ordered) === ordered,
    () => null,
  ).map((entry) => readHeadlined(entry, context));
}
