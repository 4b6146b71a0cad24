import type { Link, LinkReference, List, ListItem, Nodes, Paragraph, PhrasingContent } from "mdast";
import { nameOf, SECTIONS } from "./headings.ts";
import { allBelow, type BodyTree, plainText } from "./tree.ts";

/** How an entry of a list at the top level of a digest begins, and where it stands. */
export interface Opening {
  readonly ordered: boolean;
  /** Whether a heading stands anywhere above it. */
  readonly headed: boolean;
  /**
   * A link with at most marks and labels before it, or that says more than the rest of its line, is a headline; an entry
   * without a paragraph has nothing.
   */
  readonly with: "headline" | "text" | "nothing";
  /** Whether a link, or an address as text, stands in it or between it and the next entry. */
  readonly linked: boolean;
}

/** What stands before a headline and is no text of it: `【快讯】`, `[ ]`, `（译）`, the emoji of a number. */
const LABELS = /【[^【】]*】|\[[^[\]]*\]|（[^（）]*）|\([^()]*\)|\d\uFE0F?\u20E3/g;

/** What is no text of a paragraph. */
export const UNREAD = ["image", "imageReference", "html"] as const;

/** Gathers the text before the first link of some inline nodes, without pictures and raw HTML; gives the link. */
function gatherToLink(nodes: readonly PhrasingContent[], texts: string[]): Link | LinkReference | null {
  for (const node of nodes) {
    if (node.type === "link" || node.type === "linkReference") return node;
    if ("children" in node) {
      const link = gatherToLink(node.children, texts);
      if (link) return link;
    } else texts.push(plainText(node, UNREAD));
  }
  return null;
}

/** How much a text says: its letters and digits, Chinese ones twice. */
const weight = (text: string): number =>
  (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) + (text.match(/\p{Script=Han}/gu)?.length ?? 0);

/** Whether the first link of a paragraph says more than all before it and behind it on its line. O(paragraph). */
export function isMostlyLink(head: Paragraph): boolean {
  const texts: string[] = [];
  const link = gatherToLink(head.children, texts);
  if (!link) return false;
  const before = texts.join("");
  const text = plainText(link, UNREAD);
  const behind = plainText(head, UNREAD).slice(before.length + text.length);
  return weight(text) > weight(before) + weight(behind.split("\n", 1)[0] ?? "");
}

function openingOf(entry: ListItem): Opening["with"] {
  const head = entry.children.find((node): node is Paragraph => node.type === "paragraph");
  if (!head) return "nothing";
  const texts: string[] = [];
  const isLinked = gatherToLink(head.children, texts) !== null;
  const isFirst = isLinked && !/[\p{L}\p{N}]/u.test(texts.join("").replace(LABELS, ""));
  return isFirst || isMostlyLink(head) ? "headline" : "text";
}

/** Blocks at the top of a digest among which are the headings that contents lead to, so that many lists take linear time. */
const NEAR = 200;

/**
 * Whether a list is a table of contents: it leads to nothing but headings of the text that it stands in. A single such
 * entry, or one in a text with few headings, is an item whose link leads nowhere.
 */
export function isContents(list: List, { blocks }: BodyTree): boolean {
  const below = allBelow(list);
  const links = below.filter((node) => node.type === "link");
  const isAll = links.length > 1 && links.every(({ url }) => url.startsWith("#"));
  if (!isAll || below.some((node) => node.type === "linkReference")) return false;
  const isBare = (item: ListItem): boolean =>
    item.children.every((block) =>
      block.type === "list"
        ? block.children.every(isBare)
        : block.type === "paragraph" && !/[\p{L}\p{N}]/u.test(plainText(block, ["link"])),
    );
  const headings = blocks.slice(0, NEAR).filter(({ type }) => type === "heading");
  return list.children.every(isBare) && headings.length > 1;
}

/** The openings of all entries of the lists at the top level, in document order. Linear in the nodes. */
export function openingsOf(tree: BodyTree): readonly Opening[] {
  const openings: Opening[] = [];
  let headed = false;
  for (const [at, node] of tree.blocks.entries()) {
    headed ||= SECTIONS.isHeading(node, tree.blocks[at + 1], tree) && nameOf(node) !== "";
    if (node.type !== "list" || isContents(node, tree)) {
      const last = openings.at(-1);
      if (last && !last.linked && isLinked(node)) openings[openings.length - 1] = { ...last, linked: true };
      continue;
    }
    const ordered = Boolean(node.ordered);
    for (const entry of node.children)
      openings.push({ ordered, headed, with: openingOf(entry), linked: isLinked(entry) });
  }
  return openings;
}

/** Whether a link or an address stands in a node. */
export const isLinked = (node: Nodes): boolean =>
  allBelow(node).some(
    (one) =>
      one.type === "link" ||
      one.type === "linkReference" ||
      (one.type === "text" && /https?:\/\//i.test(one.value)),
  );
