import { parse, TomlDate } from "smol-toml";
import { foldCategories } from "./declared-categories.ts";
import { type Header, linesOf, type SplitDigest } from "./front-matter.ts";
import type { Notes } from "./notes.ts";

const READ: ReadonlySet<string> = new Set(["title", "date", "categories"]);

/** Reads Hugo's other front matter; null (and a note) where it is not TOML. */
export function readTomlHeader(split: SplitDigest, notes: Notes): Header | null {
  const table = parseTable(split, notes);
  if (!table) return null;
  const lines = new Map<string, number>();
  for (const [at, line] of split.matter.split("\n").entries()) {
    const key = /^[\s"'[]*([\w-]+)/.exec(line)?.[1];
    if (key !== undefined && !lines.has(key)) lines.set(key, split.matterLine + at);
  }
  const lineOf = (key: string): number => lines.get(key) ?? split.matterLine;
  for (const key of Object.keys(table).filter((one) => !READ.has(one))) {
    const place = { line: lineOf(key), column: 1 };
    notes.add("front-matter-key", place, `the key "${key}" means nothing here: left out`);
  }
  const date = scalars(table.date)[0];
  return {
    title: scalars(table.title)[0] ?? null,
    date: date === undefined ? null : { text: date, place: { line: lineOf("date"), column: 1 } },
    categories: foldCategories(scalars(table.categories)),
  };
}

function parseTable(split: SplitDigest, notes: Notes): Readonly<Record<string, unknown>> | null {
  try {
    return parse(split.matter, { integersAsBigInt: true });
  } catch (fault) {
    const line = split.matterLine + ((fault as { readonly line?: number }).line ?? 1) - 1;
    notes.add(
      "front-matter-unreadable",
      { line, column: 1 },
      `the TOML front matter cannot be read (${linesOf(split)}): left out`,
    );
    return null;
  }
}

function scalars(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  if (value instanceof TomlDate) return [value.toISOString()];
  if (Array.isArray(value)) return value.flatMap(scalars);
  if (typeof value === "object") return Object.values(value).flatMap(scalars);
  return [String(value)];
}
