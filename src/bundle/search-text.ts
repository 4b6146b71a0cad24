import type { Item } from "./schema.ts";
import { bodyText } from "./search-body.ts";
import { fold } from "./terms.ts";

/** The parts of an item that a search looks into, separately: title, author, account, each paragraph of its text. */
export const searchParts = (item: Pick<Item, "title" | "body" | "source">): readonly string[] =>
  [item.title, item.source.author, item.source.handle, ...bodyText(item.body).split(/\n{2,}/)].flatMap(
    (part) => part || [],
  );

/** The same parts, folded. */
export const searchTexts = (item: Pick<Item, "title" | "body" | "source">): readonly string[] =>
  searchParts(item).map(fold);
