import type { Link, List, ListItem, Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { toString as plainText } from "mdast-util-to-string";
import { splitHeadline } from "../headline.ts";
import type { Notes } from "../notes.ts";
import { httpAddress } from "../source-url.ts";
import type { Dialect, DigestText, ReadItem } from "./dialect.ts";

/** `1. [title-author](address)` with an indented paragraph: the format of the sample. */
export const numbered: Dialect = {
  name: "numbered",
  recognises: () => true,
  read: readNumbered,
};

function readNumbered(text: DigestText, notes: Notes): readonly ReadItem[] {
  const body = text.lines.slice(text.first).join("\n");
  const lists = fromMarkdown(body).children.filter((node): node is List => node.type === "list");
  const ordered = lists.filter((list) => list.ordered);
  return (ordered.length > 0 ? ordered : lists).flatMap((list) =>
    list.children.map((entry) => readItem(entry, body, text.first, notes)),
  );
}

const from = (node: Nodes): number => node.position?.start.offset ?? 0;
const to = (node: Nodes): number => node.position?.end.offset ?? 0;

function readItem(entry: ListItem, body: string, first: number, notes: Notes): ReadItem {
  const place = {
    line: (entry.position?.start.line ?? 1) + first,
    column: entry.position?.start.column ?? 1,
  };
  const head = entry.children.find((node) => node.type === "paragraph");
  const link = head?.children.find((node): node is Link => node.type === "link");
  if (!head || !link) {
    notes.add("item-without-link", place, "the item has no link: kept without a source");
    return {
      ...place,
      title: "",
      author: null,
      url: null,
      body: body.slice(from(entry), to(entry)),
      section: null,
    };
  }
  const rest = [
    body.slice(from(head), from(link)) + body.slice(to(link), to(head)),
    ...entry.children.filter((node) => node !== head).map((node) => body.slice(from(node), to(node))),
  ];
  const dedented = rest.map((part) => part.replace(/\n {1,4}/g, "\n").trim()).filter((part) => part !== "");
  return {
    ...place,
    ...splitHeadline(plainText(link)),
    url: httpAddress(link.url),
    body: dedented.join("\n\n"),
    section: null,
  };
}
