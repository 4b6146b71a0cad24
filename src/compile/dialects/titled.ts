import type { Nodes, Paragraph, PhrasingContent } from "mdast";
import { placedAddresses } from "../text/addresses.ts";
import { httpAddress } from "../text/source-url.ts";
import type { ParsedBody, ReadItem } from "./dialect.ts";
import { type Entry, entryBody, firstLink, readHeadlined } from "./entry.ts";
import { isLinked, isMostlyLink, type Opening, UNREAD } from "./opening.ts";
import { addressOf } from "./references.ts";
import { placeIn, plainText } from "./tree.ts";

/** Longest title made of a text's first words, in characters. */
const TITLE_LENGTH = 60;

/**
 * Whether entries have their titles in their text: most of them open with text and have a link further on, so that
 * they are no headlines whose links are lost.
 */
export function areTitled(openings: readonly Opening[]): boolean {
  const plain = openings.filter((one) => one.with === "text" && one.linked).length;
  // A single one may as well be a headline with words before it.
  return plain > 1 && plain > openings.filter((one) => one.with === "headline").length;
}

/** Whether the first line of an entry is a link and little or nothing else: a headline among texts. */
function isHeadline({ node }: Entry): boolean {
  const head = node.children[0];
  if (head?.type !== "paragraph") return false;
  if (isMostlyLink(head)) return true;
  const found = firstLink(head.children);
  if (!found || head.children[0] !== found.outer) return false;
  const behind = head.children[1];
  return !behind || behind.type === "break" || (behind.type === "text" && behind.value.startsWith("\n"));
}

/** The paragraphs of some blocks, those within lists and quotes too. */
const paragraphsIn = (blocks: readonly Nodes[]): readonly Paragraph[] =>
  blocks.flatMap((block) => {
    if (block.type === "paragraph") return [block];
    return "children" in block && block.type !== "table" ? paragraphsIn(block.children) : [];
  });

/** The first link of a paragraph that is no picture and can be a source; the first address as text without one. */
function sourceOf({ children }: Paragraph, { references }: ParsedBody): string | null {
  for (const child of children) {
    const found = firstLink([child]);
    if (!found || found.link.children.some((one) => one.type === "image")) continue;
    const url = httpAddress(addressOf(found.link, references) ?? "");
    if (url !== null) return url;
  }
  for (const child of children) {
    const text = child.type === "text" ? child.value : "";
    const [found] = placedAddresses(text);
    // Behind brackets it is the address of a link that is broken, which is for its author to mend.
    if (!found || /\]\s?[(（]$/.test(text.slice(0, found.at))) continue;
    const url = httpAddress(found.address);
    if (url !== null) return url;
  }
  return null;
}

/** The source of some blocks: the first one that a paragraph has, or the only one of a list. */
export function sourceIn(blocks: readonly Nodes[], context: ParsedBody): string | null {
  for (const block of blocks) {
    const urls = new Set(paragraphsIn([block]).map((paragraph) => sourceOf(paragraph, context)));
    urls.delete(null);
    const [first = null] = urls;
    // One of several entries would be any of them.
    if (block.type !== "list" || urls.size === 1) if (first !== null) return first;
  }
  return null;
}

function firstStrong(nodes: readonly PhrasingContent[]): string | null {
  const strong = nodes.find((node) => node.type === "strong");
  // Two bold phrases that touch: the marks between them are no text.
  return strong ? plainText(strong).replaceAll("****", "").trim() || null : null;
}

/** What stands before a link or an address at the end of a line and belongs to it: `（来源：`, ` — `. */
const LABEL = /[\s([（【<:：—–|>-]*(?:(?:来源|原文|链接|详情|出处|source|via|link)[\s:：]*)?$/iu;

/** Longest label, in UTF-16 units: from each of a million brackets, the expression would go on to the last one. */
const LABEL_LENGTH = 60;

const withoutLabel = (text: string): string =>
  text.slice(0, Math.max(0, text.length - LABEL_LENGTH)) + text.slice(-LABEL_LENGTH).replace(LABEL, "");

/** Whether a block is a paragraph of links or addresses with no words beside them but what they are called. */
export function isSourceLine(block: Nodes): boolean {
  if (block.type !== "paragraph" || !isLinked(block)) return false;
  const words = block.children.map((child) =>
    isLinked(child) && child.type !== "text" ? "" : textBeside(child),
  );
  return words.every((text) => !/[\p{L}\p{N}]/u.test(withoutLabel(text)));
}

/** The text of an inline node without the addresses in it. */
const textBeside = (node: PhrasingContent): string => {
  const text = plainText(node, UNREAD);
  return placedAddresses(text).reduceRight(
    (rest, { at, address }) => rest.slice(0, at) + rest.slice(at + address.length),
    text,
  );
};

/** The first line of a paragraph without the link or address that it ends with, where words are before it. */
function firstLine({ children }: Paragraph): string {
  let line = "";
  let bare = "";
  for (const child of children) {
    const text = plainText(child, UNREAD);
    const isLink = child.type === "link" || child.type === "linkReference";
    // What closes a link's brackets, or ends the sentence that it is behind, leaves it the last on its line.
    if (isLink) bare = withoutLabel(line);
    else if (/[\p{L}\p{N}]/u.test(text.split("\n", 1)[0] ?? "")) bare = "";
    line += text;
    if (line.trim() !== "" && line.trimStart().includes("\n")) break;
    if (child.type === "break" && line.trim() !== "") break;
  }
  const first = line.trimStart().split("\n", 1)[0] ?? "";
  if (/\p{L}/u.test(bare)) return bare;
  const [address] = placedAddresses(first);
  const before = address ? withoutLabel(first.slice(0, address.at)) : "";
  return /\p{L}/u.test(before) ? before : first;
}

/** A title for a text that has none: its first bold phrase, else the first clause of its first line. */
export function titleOf(head: Paragraph | null): string {
  if (!head) return "";
  const text = firstLine(head).replace(/\s+/g, " ").trim();
  const clause = /^.*?(?=[，。；：！？,;!?]|\. |\.?$)/u.exec(text)?.[0] ?? "";
  const title = firstStrong(head.children) ?? clause;
  return [...title].length > TITLE_LENGTH ? `${[...title].slice(0, TITLE_LENGTH - 1).join("")}…` : title;
}

/** Reads an entry among texts: its title is in its text, unless its first line is a headline. */
export function readTitled(entry: Entry, context: ParsedBody): ReadItem {
  if (isHeadline(entry)) return readHeadlined(entry, context);
  const place = placeIn(context.tree, entry.node);
  const head = entry.node.children.find((node): node is Paragraph => node.type === "paragraph") ?? null;
  const body = entryBody(entry, null, null, context);
  const own = sourceIn(head ? [head] : [], context);
  const url = own ?? sourceIn([...entry.node.children, ...entry.after], context);
  if (body === "") context.notes.add("item-empty", place, "the item is empty: kept as it is");
  else if (own === null)
    context.notes.add(
      "item-without-link",
      place,
      url === null
        ? "no paragraph of the item has a link: kept without a source"
        : "the item's first paragraph has no link that can be a source: the first one below is taken",
    );
  return {
    title: titleOf(head),
    author: null,
    url,
    body,
    section: entry.section,
  };
}
