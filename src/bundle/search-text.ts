import { plainText } from "./plain-text.ts";
import type { Item } from "./schema.ts";
import { fold } from "./terms.ts";

/** The parts of an item that a search looks into, separately: title, author, account, text. */
export const searchParts = (item: Pick<Item, "title" | "body" | "source">): readonly string[] =>
  [item.title, item.source.author, item.source.handle, plainText(item.body)].flatMap((part) => part || []);

/** The same parts, folded. */
export const searchTexts = (item: Pick<Item, "title" | "body" | "source">): readonly string[] =>
  searchParts(item).map(fold);
