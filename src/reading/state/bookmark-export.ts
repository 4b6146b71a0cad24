import type { Bookmark } from "./bookmarks.ts";

/** The formats in which bookmarks leave, besides JSON. */
export const BOOKMARK_FORMATS = ["markdown", "csv", "html"] as const;
export type BookmarkFormat = (typeof BOOKMARK_FORMATS)[number];

const dayOfInstant = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

const escapeMarkdown = (text: string): string => text.replace(/[\\[\]<>*_`#|]/g, "\\$&").replace(/\s+/g, " ");

/** A list with headline, source, day, text, tags and note: one section for each bookmark. */
function asMarkdown(bookmarks: readonly Bookmark[]): string {
  const sections = bookmarks.map(({ item, note, tags }) => {
    const { url, author } = item.source;
    const title = escapeMarkdown(item.title);
    const address = url?.replace(/[()\s<>]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
    const byline = [author && escapeMarkdown(author), dayOfInstant(item.publishedAt)]
      .filter(Boolean)
      .join(" · ");
    const marks = tags.map((tag) => `#${escapeMarkdown(tag)}`).join(" ");
    const quoted = note === "" ? "" : note.replace(/^/gm, "> ");
    return [`## ${address ? `[${title}](${address})` : title}`, byline, item.body, marks, quoted]
      .filter(Boolean)
      .join("\n\n");
  });
  return `${sections.join("\n\n")}\n`;
}

/** A cell in quotes. A leading `=`, `+`, `-` or `@` would be run as a formula by spreadsheets. */
const cell = (text: string): string => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

/** RFC 4180 with a header line; opens in spreadsheets as UTF-8 by its byte order mark. */
function asCsv(bookmarks: readonly Bookmark[]): string {
  const head = ["day", "title", "author", "url", "category", "tags", "note", "body"];
  const rows = bookmarks.map(({ item, note, tags }) => [
    dayOfInstant(item.publishedAt),
    item.title,
    item.source.author ?? "",
    item.source.url ?? "",
    item.category,
    tags.join(", "),
    note,
    item.body,
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The file that browsers import bookmarks from (the Netscape format). Items without an address are left out. */
function asHtml(bookmarks: readonly Bookmark[]): string {
  const links = bookmarks.flatMap(({ item, note, tags }) => {
    if (!item.source.url) return [];
    const date = Math.floor(item.publishedAt / 1000);
    const attributes = `HREF="${escapeHtml(item.source.url)}" ADD_DATE="${date}" TAGS="${escapeHtml(tags.join(","))}"`;
    const link = `    <DT><A ${attributes}>${escapeHtml(item.title)}</A>`;
    return note ? [link, `    <DD>${escapeHtml(note)}`] : [link];
  });
  const head = [
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    "<TITLE>Bookmarks</TITLE>",
    "<H1>Bookmarks</H1>",
  ];
  return `${[...head, "<DL><p>", ...links, "</DL><p>"].join("\n")}\n`;
}

/** Bookmarks in a format of other programs, in the given order. O(characters). */
export function exportBookmarks(bookmarks: readonly Bookmark[], format: BookmarkFormat): string {
  switch (format) {
    case "markdown":
      return asMarkdown(bookmarks);
    case "csv":
      return asCsv(bookmarks);
    case "html":
      return asHtml(bookmarks);
    /* v8 ignore next -- @preserve: the types leave nothing here */
    default:
      return format satisfies never;
  }
}
