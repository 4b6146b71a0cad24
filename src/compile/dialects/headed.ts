import type { Heading, ListItem, Paragraph, RootContent } from "mdast";
import { httpAddress } from "../text/source-url.ts";
import { blockText } from "./block-text.ts";
import type { Dialect, ParsedBody, ReadItem } from "./dialect.ts";
import { leadsSomewhere, noteHeading, noteRawHtml } from "./entries.ts";
import { type Entry, firstLink, noteHeadline, readHeadlined } from "./entry.ts";
import { nameOf, SECTIONS } from "./headings.ts";
import { noteLeftOut } from "./left-out.ts";
import { addressOf } from "./references.ts";
import { sourceIn } from "./titled.ts";
import { onlyDefines, placeIn, plainText } from "./tree.ts";
import { BOLD, LINK, type Opener, opensWithLink, type Unit, unitsOf, unnumbered } from "./units.ts";

/** Items that are in no list: each heading with a source, bold line or line that is a link begins one. */
export const headed: Dialect = (tree) => {
  const units = unitsOf(tree);
  const [first] = units;
  return first ? (body) => readHeaded(units, first, body) : null;
};

/** A unit with everything that belongs to it, and the name of the heading above. */
interface Part {
  readonly opener: Opener;
  readonly below: RootContent[];
  readonly section: string | null;
}

function readHeaded(units: readonly Unit[], { opener }: Unit, body: ParsedBody): readonly ReadItem[] {
  const what = `no list holds the items: each ${WHAT[opener.depth] ?? "heading"} begins one`;
  body.notes.add("unlisted-items", placeIn(body.tree, opener.node), what);
  return partsOf(units, body).map((part) => readPart(part, body));
}

const WHAT: Readonly<Record<number, string>> = { [BOLD]: "bold line", [LINK]: "line with a link" };

/** The units with what stands between them; what stands before the first one is an introduction. */
function partsOf(units: readonly Unit[], context: ParsedBody): readonly Part[] {
  const { tree, notes } = context;
  const openers = new Map<RootContent, Opener>(units.map(({ opener }) => [opener.node, opener]));
  const own = new Set(units.flatMap(({ below }) => below));
  const depth = units[0]?.opener.depth ?? 0;
  const parts: Part[] = [];
  let section: string | null = null;
  for (const [at, node] of tree.blocks.entries()) {
    const opener = openers.get(node);
    const last = parts.at(-1);
    if (opener) parts.push({ opener, below: [], section });
    else if (node.type === "thematicBreak" || onlyDefines(node)) continue;
    else if (isAbove(node, depth) && SECTIONS.isHeading(node, tree.blocks[at + 1], tree)) {
      section = sectionOf(nameOf(node));
      noteRawHtml(node, context);
      const next = tree.blocks[at + 1];
      if (leadsSomewhere(node, context)) noteLeftOut("heading-link", "a heading with a link", node, context);
      else if (section === null || !next || !openers.has(next)) noteHeading(node, context);
    } else if (!last) noteLeftOut("introduction", "text before the first item", node, context);
    else {
      last.below.push(node);
      if (!own.has(node))
        notes.add(
          "block-between-items",
          placeIn(tree, node),
          "text below another heading: kept with the item before it",
        );
    }
  }
  return parts;
}

/** A heading that is a number, or has a day in it, would be a category of this day alone. */
const DATED = /^\P{L}*$|\d{4} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2}/u;

const sectionOf = (name: string): string | null => (DATED.test(name) ? null : name);

const isAbove = (node: RootContent, depth: number): node is Heading =>
  node.type === "heading" && node.depth < depth;

/** A heading or paragraph as the first paragraph of an entry. */
function entryOf({ opener: { node }, below, section }: Part): Entry & { readonly head: Paragraph } {
  const { children, position } = node;
  const head: Paragraph = { type: "paragraph", children, ...(position && { position }) };
  const item: ListItem = { type: "listItem", children: [head], ...(position && { position }) };
  return { node: item, after: below, section, head };
}

function readPart(part: Part, context: ParsedBody): ReadItem {
  const entry = entryOf(part);
  const { opener, below, section } = part;
  // A hyphen in it is more likely one of a word than the one before an author.
  const title = unnumbered(opener.title).replace(/\s+/g, " ");
  if (opener.depth === LINK || (opener.depth === BOLD && opensWithLink(entry.head)))
    return { ...readHeadlined(entry, context), title, author: null };
  const { tree, references, notes } = context;
  const isHeading = opener.depth < BOLD;
  const found = isHeading ? firstLink(entry.head.children) : null;
  const own = found && httpAddress(addressOf(found.link, references) ?? "");
  if (found) noteHeadline(found.link, opener.title, own, context);
  if (opener.node.type === "heading") noteRawHtml(opener.node, context);
  const url = own ?? sourceIn(isHeading ? below : [entry.head, ...below], context);
  if (url === null)
    notes.add("item-without-link", placeIn(tree, opener.node), "the item has no link: kept without a source");
  // What is bold and nothing else is in the title.
  const isTold = isHeading || plainText(entry.head).trim() === opener.title;
  const blocks = isTold ? below : [entry.head, ...below];
  const body = blocks.map((block) => blockText([block], context)).filter((text) => text.trim() !== "");
  return { title, author: null, url, body: body.join("\n\n"), section };
}
