import type { Notes } from "../notes.ts";
import { parseBody } from "./body-tree.ts";
import { detectDialect } from "./detect.ts";
import type { DigestText, ReadItem } from "./dialect.ts";
import { mendMarkers } from "./mend-markers.ts";
import { readReferences } from "./references.ts";

/** Parses the body of a digest and reads its items in the dialect that it is written in. */
export function readItems(text: DigestText, notes: Notes): readonly ReadItem[] {
  const tree = parseBody(mendMarkers(text, notes), notes);
  return detectDialect(tree).read({ tree, references: readReferences(tree, notes), notes });
}
