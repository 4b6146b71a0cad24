import type { Heading, List, RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import { blockText } from "./block-text.ts";
import type { Entry, EntryContext } from "./entry.ts";
import { placeIn, spanOf } from "./tree.ts";

/** Which lists hold the items of a digest. */
type Holds = (list: List) => boolean;

const ADDRESS = /https?:\/\/[^\s<>"'()]+/gi;

/** A heading made by underlining text: more likely text above a break than a heading. */
const isUnderlined = (node: Heading, source: string): boolean =>
  !/^\s{0,3}#/.test(source.slice(...spanOf(node)));

/**
 * Walks the blocks of a body and gives the entries of its lists, each with the blocks that stand after it.
 * What stands before the first entry is an introduction: noted with its addresses and left out.
 */
export function entriesOf(
  context: EntryContext,
  holds: Holds,
  onHeading: (heading: string) => string | null,
): readonly Entry[] {
  const { tree, notes } = context;
  const entries: { node: Entry["node"]; after: RootContent[]; section: string | null }[] = [];
  let section: string | null = null;
  for (const node of tree.blocks) {
    if (node.type === "list" && holds(node)) {
      for (const one of node.children) entries.push({ node: one, after: [], section });
    } else if (node.type === "heading" && !isUnderlined(node, tree.source)) {
      section = onHeading(plainText(node).trim());
      reportAddresses(node, "heading", context);
    } else if (node.type !== "thematicBreak" && node.type !== "definition") {
      const last = entries.at(-1);
      if (last) {
        last.after.push(node);
        notes.add(
          "block-between-items",
          placeIn(tree, node),
          "text outside of the list: kept with the item before it",
        );
      } else {
        notes.add(
          "introduction",
          placeIn(tree, node),
          `text before the first item: left out${addressesIn(node, context)}`,
        );
      }
    }
  }
  return entries;
}

function addressesIn(node: RootContent, { tree, references, notes }: EntryContext): string {
  const silent = { ...notes, add: () => {} };
  const found = blockText([node], tree, references, silent).match(ADDRESS) ?? [];
  return found.length > 0 ? `: ${found.join(" ")}` : "";
}

function reportAddresses(node: RootContent, what: string, context: EntryContext): void {
  const addresses = addressesIn(node, context);
  if (addresses !== "")
    context.notes.add(
      "block-between-items",
      placeIn(context.tree, node),
      `a ${what} with a link: left out${addresses}`,
    );
}
