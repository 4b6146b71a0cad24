import type { Item } from "../../bundle/schema.ts";

/**
 * An item as Markdown for the clipboard: headline with its source, author, time, text as it was written.
 * The time is in UTC, to the minute.
 */
export function itemMarkdown(item: Pick<Item, "title" | "body" | "source" | "publishedAt">): string {
  const { url, author, handle, site } = item.source;
  const title = item.title.replace(/[[\]\\]/g, "\\$&");
  const who = author ?? (handle ? `@${handle}` : site);
  const when = new Date(item.publishedAt).toISOString().slice(0, 16).replace("T", " ");
  return [
    url ? `**[${title}](${url})**` : `**${title}**`,
    [who, `${when} UTC`].filter((part) => part !== null).join(" · "),
    item.body,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
