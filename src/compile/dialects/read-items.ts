import { holdNotes, type Notes } from "../report/notes.ts";
import { parseBody } from "./body-tree.ts";
import { readerOf } from "./detect.ts";
import type { DigestText, ReadItem } from "./dialect.ts";
import { inFile, type Mended, mendMarkers } from "./mend-markers.ts";
import { openingsOf } from "./opening.ts";
import { readReferences } from "./references.ts";
import { type BodyTree, placeIn } from "./tree.ts";
import { unitsOf } from "./units.ts";

/** Parses the body of a digest and reads its items in the dialect that it is written in. */
export function readItems(text: DigestText, notes: Notes): readonly ReadItem[] {
  const { tree, notes: own } = parseMended(text, notes);
  return readerOf(tree)({ tree, references: readReferences(tree, own), notes: own });
}

/** Parses a body, and a second time with its numbers mended where that gives its items; places are noted in `notes`. */
function parseMended(text: DigestText, notes: Notes): { readonly tree: BodyTree; readonly notes: Notes } {
  const written = holdNotes();
  const tree = parseBody(text, written);
  const other = holdNotes();
  const mended = mendMarkers(text, tree, other);
  const again = mended && parseBody(mended.text, inFile(other, mended));
  if (!again || !isBetter(again, tree, mended)) {
    written.release(notes);
    return { tree, notes };
  }
  other.release(notes);
  return { tree: again, notes: inFile(notes, mended) };
}

const headlinesIn = (tree: BodyTree, ordered: boolean): number =>
  openingsOf(tree).filter((one) => one.ordered === ordered && one.with === "headline").length;

/** Whether mended numbers are the items: more of them than of the bullets are headlines, or as many, and they come first. */
function isBetter(again: BodyTree, tree: BodyTree, { at, weak }: Mended): boolean {
  if (weak && unitsOf(tree).length > 0) return false;
  const bullets = tree.blocks.find((node) => node.type === "list");
  if (!again.blocks.some((node) => node.type === "list" && (node.ordered || !bullets))) return false;
  const more = headlinesIn(again, true) - headlinesIn(tree, false);
  return more > 0 || (more === 0 && (!bullets || at < placeIn(tree, bullets).line));
}
