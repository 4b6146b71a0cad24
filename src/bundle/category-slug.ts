import { SLUG_LENGTH } from "./limits.ts";
import type { CategorySlug } from "./schema.ts";

/** Whether a text from outside (storage, a file) can be a category's stable name. */
export const isCategorySlug = (text: string): text is CategorySlug =>
  text.length > 0 && text.length <= SLUG_LENGTH;
