import type { Paragraph, PhrasingContent } from "mdast";
import type { Notes } from "../notes.ts";
import { httpAddress } from "../source-url.ts";
import { parseBody } from "./body-tree.ts";
import type { Dialect, DigestText, ReadItem } from "./dialect.ts";
import { entriesOf } from "./entries.ts";
import { type Entry, type EntryContext, entryBody, firstLink } from "./entry.ts";
import { addressOf, readReferences } from "./references.ts";
import { placeIn, plainText } from "./tree.ts";

/** Longest title made of a text's first words, in characters. */
const TITLE_LENGTH = 60;

const HEADING = /^ {0,3}#{1,6}[ \t]+\S/;
const NUMBERED = /^ {0,3}\d{1,9}[.)][ \t]+(?<text>.*)/;
/** An entry that is a headline, `[title](address)`, whatever stands after it. */
const HEADLINED = /^(?:\*\*)?\[[^\]]*\]\(/;

/**
 * Headings as categories over numbered entries without headlines: most numbered entries open with text.
 * Linear in the lines.
 */
export const sectioned: Dialect = {
  name: "sectioned",
  recognises: ({ lines, first }) => {
    let headed = false;
    let plain = 0;
    let headlined = 0;
    for (let at = first; at < lines.length; at += 1) {
      const line = lines[at] ?? "";
      if (HEADING.test(line)) headed = true;
      const text = NUMBERED.exec(line)?.groups?.text;
      if (text === undefined || !headed) continue;
      if (HEADLINED.test(text)) headlined += 1;
      else plain += 1;
    }
    return plain > headlined;
  },
  read: readSectioned,
};

function readSectioned(text: DigestText, notes: Notes): readonly ReadItem[] {
  const tree = parseBody(text, notes);
  const context = { tree, references: readReferences(tree, notes), notes };
  return entriesOf(
    context,
    (list) => Boolean(list.ordered),
    (heading) => heading || null,
  ).map((entry) => readTitled(entry, context));
}

/** The first link of an entry that is no picture and can be a source. */
function sourceOf(entry: Entry, { references }: EntryContext): string | null {
  for (const block of [...entry.node.children, ...entry.after]) {
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

function readTitled(entry: Entry, context: EntryContext): ReadItem {
  const place = placeIn(context.tree, entry.node);
  const head = entry.node.children.find((node): node is Paragraph => node.type === "paragraph") ?? null;
  const body = entryBody(entry, null, null, context);
  if (body === "") context.notes.add("item-empty", place, "the item is empty: kept as it is");
  return {
    ...place,
    title: titleOf(head),
    author: null,
    url: sourceOf(entry, context),
    body,
    section: entry.section,
  };
}
