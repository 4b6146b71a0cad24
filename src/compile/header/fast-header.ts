import { cleanText } from "../text/source-text.ts";
import { foldCategories } from "./declared-categories.ts";
import type { Header, SplitDigest } from "./front-matter.ts";

/** Title, date and categories, one line each, in this order and in the quotes of the usual format. */
const USUAL =
  /^title: "(?<title>[^"\\\n\t\ufeff\ufffd-\uffff]*)"\ndate: (?<date>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2}))\ncategories: \[(?<categories>"[^"\\\n\t\ufeff\ufffd-\uffff]*"(?:, "[^"\\\n\t\ufeff\ufffd-\uffff]*")*)\]$/;

/**
 * Reads the front matter of the usual format without a parser of YAML, which takes longer than the whole rest of
 * a digest; null for any other, where that parser decides. It gives the same header and never has anything to note.
 */
export function readFastHeader({ kind, matter, matterLine }: SplitDigest): Header | null {
  const found = kind === "yaml" ? USUAL.exec(matter)?.groups : undefined;
  if (!found?.title?.trim() || cleanText(matter) !== matter) return null;
  const names = (found.categories ?? "").slice(1, -1).split('", "');
  return {
    title: found.title,
    date: { text: found.date ?? "", place: { line: matterLine + 1, column: 7 } },
    categories: foldCategories(names),
  };
}
