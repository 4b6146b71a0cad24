import { NAME_TABLE } from "./aliases.ts";

const LATIN_EDGE = /[A-Za-z0-9]/;

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Finds companies, models and people in an item, by their main spellings in the order of first mention. */
export type FindNames = (title: string, body: string) => readonly string[];

/**
 * Prepares the finding of names; `more` adds rows to the table, and where both have a spelling, holds.
 * Cost of finding: one pass over the text.
 */
export function nameFinder(more: readonly (readonly string[])[]): FindNames {
  const mains = new Map(
    [...NAME_TABLE, ...more].flatMap((spellings) =>
      spellings.map((spelling) => [spelling.toLowerCase(), spellings[0] ?? spelling] as const),
    ),
  );
  // Longest spelling first, so that `Google DeepMind` is not read as `Google`.
  const spellings = new RegExp(
    [...mains.keys()]
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      .map(quoted)
      .join("|"),
    "gi",
  );
  return (title, body) => findIn(title, body, mains, spellings);
}

function findIn(
  title: string,
  body: string,
  mains: ReadonlyMap<string, string>,
  spellings: RegExp,
): readonly string[] {
  const text = `${title}\n${body}`;
  const found = new Set<string>();
  for (const match of text.matchAll(spellings)) {
    const spelling = match[0];
    const inWord =
      (LATIN_EDGE.test(spelling[0] ?? "") && LATIN_EDGE.test(text[match.index - 1] ?? "")) ||
      (LATIN_EDGE.test(spelling.at(-1) ?? "") && LATIN_EDGE.test(text[match.index + spelling.length] ?? ""));
    const name = mains.get(spelling.toLowerCase());
    if (name !== undefined && !inWord) found.add(name);
  }
  return [...found];
}
