import type { Paragraph, PhrasingContent, RootContent } from "mdast";
import { httpAddress } from "../text/source-url.ts";
import type { Dialect, ParsedBody, ReadItem } from "./dialect.ts";
import { entriesOf } from "./entries.ts";
import { type Entry, entryBody, firstLink, readHeadlined } from "./entry.ts";
import { SECTIONS } from "./headings.ts";
import { isMostlyLink, openingsOf } from "./opening.ts";
import { addressOf } from "./references.ts";
import { type BodyTree, placeIn, plainText } from "./tree.ts";

/** Longest title made of a text's first words, in characters. */
const TITLE_LENGTH = 60;

/** Headings as categories over numbered entries without headlines. */
export const sectioned: Dialect = {
  recognises: isSectioned,
  read: readSectioned,
};

/** Numbered entries below a heading that open with text are more than those, anywhere, that are headlines. */
function isSectioned(tree: BodyTree): boolean {
  const numbered = openingsOf(tree).filter(({ ordered }) => ordered);
  const plain = numbered.filter((one) => one.headed && one.with === "text").length;
  return plain > numbered.filter((one) => one.with === "headline").length;
}

function readSectioned(body: ParsedBody): readonly ReadItem[] {
  return entriesOf(body, (list) => Boolean(list.ordered), SECTIONS).map((entry) =>
    isHeadline(entry) ? readHeadlined(entry, body) : readTitled(entry, body),
  );
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

/** The first link of some blocks that is no picture and can be a source. */
function sourceIn(blocks: readonly RootContent[], { references }: ParsedBody): string | null {
  for (const block of blocks) {
    if (block.type !== "paragraph") continue;
    for (const child of block.children) {
      const found = firstLink([child]);
      if (!found || found.link.children.some((one) => one.type === "image")) continue;
      const url = httpAddress(addressOf(found.link, references) ?? "");
      if (url !== null) return url;
    }
  }
  return null;
}

function firstStrong(nodes: readonly PhrasingContent[]): string | null {
  const strong = nodes.find((node) => node.type === "strong");
  // Two bold phrases that touch: the marks between them are no text.
  return strong ? plainText(strong).replaceAll("****", "").trim() || null : null;
}

/** A title for a text that has none: its first bold phrase, else its first clause. */
export function titleOf(head: Paragraph | null): string {
  if (!head) return "";
  const text = plainText(head, ["image", "imageReference", "html"]).replace(/\s+/g, " ").trim();
  const clause = /^.*?(?=[，。；：！？,;!?]|\. |$)/u.exec(text)?.[0] ?? "";
  const title = firstStrong(head.children) ?? clause;
  return [...title].length > TITLE_LENGTH ? `${[...title].slice(0, TITLE_LENGTH - 1).join("")}…` : title;
}

function readTitled(entry: Entry, context: ParsedBody): ReadItem {
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
