import type { ListItem, Paragraph, PhrasingContent } from "mdast";
import { firstLink } from "./entry.ts";
import { isHeading, nameOf } from "./headings.ts";
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

/** The text before the first link of some inline nodes without pictures and raw HTML, or null without a link. */
function textBeforeLink(nodes: readonly PhrasingContent[]): string | null {
  let text = "";
  for (const node of nodes) {
    if (node.type === "link" || node.type === "linkReference") return text;
    if ("children" in node && firstLink([node])) return text + (textBeforeLink(node.children) ?? "");
    text += plainText(node, ["image", "imageReference", "html"]);
  }
  return null;
}

function openingOf(entry: ListItem): Opening["with"] {
  const head = entry.children.find((node): node is Paragraph => node.type === "paragraph");
  if (!head) return "nothing";
  const before = textBeforeLink(head.children)?.replace(LABELS, "");
  return before === undefined || /[\p{L}\p{N}]/u.test(before) ? "text" : "headline";
}

/** The openings of all entries of the lists at the top level, in document order. Linear in the nodes. */
export function openingsOf(tree: BodyTree): readonly Opening[] {
  const openings: Opening[] = [];
  let headed = false;
  for (const node of tree.blocks) {
    headed ||= isHeading(node, tree) && nameOf(node) !== "";
    if (node.type !== "list") continue;
    const ordered = Boolean(node.ordered);
    for (const entry of node.children) openings.push({ ordered, headed, with: openingOf(entry) });
  }
  return openings;
}
