import type { ListItem, Paragraph, PhrasingContent } from "mdast";
import { nameOf, SECTIONS } from "./headings.ts";
import { type BodyTree, plainText } from "./tree.ts";

/** How an entry of a list at the top level of a digest begins, and where it stands. */
export interface Opening {
  readonly ordered: boolean;
  /** Whether a heading stands anywhere above it. */
  readonly headed: boolean;
  /** A link with at most marks and labels before it is a headline; an entry without a paragraph has nothing. */
  readonly with: "headline" | "text" | "nothing";
}

/** What stands before a headline and is no text of it: `【快讯】`, `[ ]`, `（译）`, the emoji of a number. */
const LABELS = /【[^【】]*】|\[[^[\]]*\]|（[^（）]*）|\([^()]*\)|\d\uFE0F?\u20E3/g;

/** Gathers the text before the first link of some inline nodes, without pictures and raw HTML; whether there is one. */
function gatherToLink(nodes: readonly PhrasingContent[], texts: string[]): boolean {
  for (const node of nodes) {
    if (node.type === "link" || node.type === "linkReference") return true;
    if ("children" in node) {
      if (gatherToLink(node.children, texts)) return true;
    } else texts.push(plainText(node, ["image", "imageReference", "html"]));
  }
  return false;
}

function openingOf(entry: ListItem): Opening["with"] {
  const head = entry.children.find((node): node is Paragraph => node.type === "paragraph");
  if (!head) return "nothing";
  const texts: string[] = [];
  const linked = gatherToLink(head.children, texts);
  return linked && !/[\p{L}\p{N}]/u.test(texts.join("").replace(LABELS, "")) ? "headline" : "text";
}

/** The openings of all entries of the lists at the top level, in document order. Linear in the nodes. */
export function openingsOf(tree: BodyTree): readonly Opening[] {
  const openings: Opening[] = [];
  let headed = false;
  for (const [at, node] of tree.blocks.entries()) {
    headed ||= SECTIONS.isHeading(node, tree.blocks[at + 1], tree) && nameOf(node) !== "";
    if (node.type !== "list") continue;
    const ordered = Boolean(node.ordered);
    for (const entry of node.children) openings.push({ ordered, headed, with: openingOf(entry) });
  }
  return openings;
}
