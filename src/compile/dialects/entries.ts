import type { Heading, List, RootContent } from "mdast";
import type { ParsedBody } from "./dialect.ts";
import type { Entry } from "./entry.ts";
import { type Headings, nameOf } from "./headings.ts";
import { noteLeftOut, withAddressesOf } from "./left-out.ts";
import { rawHtmlIn } from "./missed-tags.ts";
import { isContents } from "./opening.ts";
import { onlyDefines, placeAt, placeIn } from "./tree.ts";

/** Which lists hold the items of a digest. */
type Holds = (list: List) => boolean;

/**
 * Walks the blocks of a body and gives the entries of its lists, each with the blocks that stand after it.
 * What stands before the first entry is an introduction: noted with its addresses and left out.
 */
export function entriesOf(context: ParsedBody, holds: Holds, headings: Headings): readonly Entry[] {
  const { tree, notes } = context;
  const entries: { node: Entry["node"]; after: RootContent[]; section: string | null }[] = [];
  let section: string | null = null;
  let unused: Heading | null = null;
  const endSection = (): void => {
    if (unused) noteHeading(unused, context);
    unused = null;
  };
  for (const [at, node] of tree.blocks.entries()) {
    if (node.type === "list" && holds(node) && !isContents(node, tree)) {
      for (const one of node.children) entries.push({ node: one, after: [], section });
      if (section !== null) unused = null;
    } else if (headings.isHeading(node, tree.blocks[at + 1], tree)) {
      endSection();
      section = headings.sectionOf(nameOf(node));
      noteRawHtml(node, context);
      if (leadsSomewhere(node, context)) noteLeftOut("heading-link", "a heading with a link", node, context);
      else unused = node;
    } else if (node.type !== "thematicBreak" && !onlyDefines(node)) {
      const last = entries.at(-1);
      if (last) {
        last.after.push(node);
        notes.add(
          "block-between-items",
          placeIn(tree, node),
          "text outside of the list: kept with the item before it",
        );
      } else {
        noteLeftOut("introduction", "text before the first item", node, context);
      }
    }
  }
  endSection();
  return entries;
}

/** Whether a heading holds an address. */
export const leadsSomewhere = (node: Heading, { tree, references }: ParsedBody): boolean =>
  withAddressesOf(node, tree, references) !== "";

/** Notes raw HTML in a heading. */
export function noteRawHtml(node: Heading, { tree, notes }: ParsedBody): void {
  const raw = rawHtmlIn(node, tree);
  if (raw !== null) notes.add("raw-html", placeAt(tree, raw), "raw HTML in a heading: no more than text");
}

/** Longest name of a heading in a message, in UTF-16 units. */
const MOST_SHOWN = 200;

/** A heading carries no content: where it is no item's section either, only the report has it. */
export function noteHeading(node: Heading, context: ParsedBody): void {
  const name = nameOf(node).replace(/\s+/g, " ");
  if (name !== "") noteLeftOut("heading", `a heading, "${name.slice(0, MOST_SHOWN)}"`, node, context);
}
