import { NAME_TABLE } from "./aliases.ts";

const MAIN_SPELLING: ReadonlyMap<string, string> = new Map(
  NAME_TABLE.flatMap((spellings) =>
    spellings.map((spelling) => [spelling.toLowerCase(), spellings[0] ?? spelling] as const),
  ),
);

const LATIN_EDGE = /[A-Za-z0-9]/;

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Longest spelling first, so that `Google DeepMind` is not read as `Google`. */
const SPELLINGS = new RegExp(
  [...MAIN_SPELLING.keys()]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(quoted)
    .join("|"),
  "gi",
);

/**
 * Finds companies, models and people in an item, by their main spellings in the order of first mention.
 * Cost: one pass over the text.
 */
export function findNames(title: string, body: string): readonly string[] {
  const text = `${title}\n${body}`;
  const found = new Set<string>();
  for (const match of text.matchAll(SPELLINGS)) {
    const spelling = match[0];
    const inWord =
      (LATIN_EDGE.test(spelling[0] ?? "") && LATIN_EDGE.test(text[match.index - 1] ?? "")) ||
      (LATIN_EDGE.test(spelling.at(-1) ?? "") && LATIN_EDGE.test(text[match.index + spelling.length] ?? ""));
    const name = MAIN_SPELLING.get(spelling.toLowerCase());
    if (name !== undefined && !inWord) found.add(name);
  }
  return [...found];
}
