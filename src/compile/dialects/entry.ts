import type { Link, LinkReference, ListItem, Nodes, Paragraph, PhrasingContent, RootContent } from "mdast";
import { shown } from "../text/shown.ts";
import { httpAddress } from "../text/source-url.ts";
import { blockText } from "./block-text.ts";
import type { ParsedBody, ReadItem } from "./dialect.ts";
import { isBlank, splitHeadline } from "./headline.ts";
import { withAddressesOf } from "./left-out.ts";
import { rawHtmlIn } from "./missed-tags.ts";
import { addressOf } from "./references.ts";
import { allBelow, placeAt, placeIn, plainText } from "./tree.ts";

/** A list entry with the blocks that stand after it and belong to it. */
export interface Entry {
  readonly node: ListItem;
  readonly after: readonly RootContent[];
  readonly section: string | null;
}

/** The first link below some inline nodes that is no picture, with the outermost node that holds nothing else. */
export function firstLink(
  nodes: readonly PhrasingContent[],
): { readonly link: Link | LinkReference; readonly outer: PhrasingContent } | null {
  for (const node of nodes) {
    if (node.type === "link" || node.type === "linkReference") return { link: node, outer: node };
    if (!("children" in node)) continue;
    const inner = firstLink(node.children as PhrasingContent[]);
    if (inner) return node.children.length === 1 ? { ...inner, outer: node } : inner;
  }
  return null;
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== "").join("\n\n");

/** The text of an entry's blocks, leaving out one node of its first paragraph. */
export function entryBody(
  { node, after }: Entry,
  head: Paragraph | null,
  without: PhrasingContent | null,
  context: ParsedBody,
): string {
  const text = (block: Nodes): string =>
    block === head && without !== null
      ? blockText(head.children, context, without)
      : blockText([block], context);
  return joined([...node.children, ...after].map(text));
}

/** Notes what is odd in the link that is a headline, of which `url` is the source. */
export function noteHeadline(
  link: Link | LinkReference,
  title: string,
  url: string | null,
  context: ParsedBody,
): void {
  const { tree, references, notes } = context;
  const place = placeIn(tree, link);
  const below = allBelow(link);
  for (const picture of below.filter(({ type }) => type === "image" || type === "imageReference"))
    notes.add(
      "headline-image",
      placeIn(tree, picture),
      `an image in the headline: left out${withAddressesOf(picture, tree, references)}`,
    );
  const raw = rawHtmlIn(link, tree);
  if (raw !== null) notes.add("raw-html", placeAt(tree, raw), "raw HTML in the headline: shown as text");
  if (isBlank(title))
    notes.add("headline-empty", place, "the headline is empty: the item is kept without one");
  if (url === null) {
    const written = addressOf(link, references) ?? "";
    const what = /^https?:/i.test(written) ? "is no address that can be read" : "is neither http nor https";
    notes.add("unsafe-link", place, `the source ${what}: the item is kept without ${shown(written) || "it"}`);
  }
  if (link.type === "link" && link.title)
    notes.add("link-title", place, `the title of the headline's link: left out: "${link.title}"`);
}

/** Whether a node begins its paragraph: a link in the middle of a sentence stays in it. */
const begins = (node: PhrasingContent, { children }: Paragraph): boolean =>
  children.includes(node) &&
  children.slice(0, children.indexOf(node)).every((one) => plainText(one).trim() === "");

/** Reads `[title-author](address)` and what follows it; an item without a link or title stays, with a note. */
export function readHeadlined(entry: Entry, context: ParsedBody): ReadItem {
  const { tree, references, notes } = context;
  const place = placeIn(tree, entry.node);
  const head = entry.node.children.find((node): node is Paragraph => node.type === "paragraph") ?? null;
  const found = head && firstLink(head.children);
  if (!head || !found) {
    const body = entryBody(entry, null, null, context);
    if (body === "") notes.add("item-empty", place, "the item is empty: kept as it is");
    else
      notes.add("item-without-link", place, "the item's first paragraph has no link: kept without a source");
    return { title: "", author: null, url: null, body, section: entry.section };
  }
  const headline = splitHeadline(plainText(found.link));
  const url = httpAddress(addressOf(found.link, references) ?? "");
  noteHeadline(found.link, headline.title, url, context);
  return {
    ...headline,
    url,
    body: entryBody(entry, head, begins(found.outer, head) ? found.outer : null, context),
    section: entry.section,
  };
}
