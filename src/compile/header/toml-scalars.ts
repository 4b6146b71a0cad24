import { parse } from "smol-toml";
import { DEEPEST, type Matter, type MatterEntry, type MatterScalar, MOST_SCALARS } from "./matter-entry.ts";

/**
 * Reads TOML without resolving types: `1.10`, `true` and `2025-02-30` stay what they are, where a parser would
 * shorten the number and make a day in March of the date. Scalars stand where their key does.
 */
export function readToml(text: string): Matter {
  try {
    parse(text, { integersAsBigInt: true });
    const table = parse(withQuotedValues(text));
    const offsets = keyOffsets(text);
    const entries = Object.entries(table).map(([key, value]) => entryOf(key, value, offsets.get(key) ?? 0));
    return { ok: true, entries };
  } catch (fault) {
    const line = (fault as { readonly line?: number }).line ?? 1;
    return {
      ok: false,
      offset:
        text
          .split("\n")
          .slice(0, line - 1)
          .join("\n").length + (line > 1 ? 1 : 0),
      message: "",
    };
  }
}

/** A comment, a string of any of the four kinds, a mark that says what follows, a bare value or key, or anything else. */
const TOKEN =
  /#[^\n]*|"""(?:[^\\]|\\.)*?"{3,5}|'''.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[[\]{}=,\n]|\d{4}-\d{2}-\d{2} \d{2}:[\w.:+-]*|[\w.:+-]+|./gsu;

const BARE = /^[\w.:+-]/;

/** TOML with every number, date and truth value in quotes, so that a parser gives it as it is spelt. O(text). */
function withQuotedValues(text: string): string {
  const open: string[] = [];
  let isValue = false;
  let quoted = "";
  for (const [token] of text.matchAll(TOKEN)) {
    quoted += isValue && BARE.test(token) ? `"${token}"` : token;
    if (token === "=") isValue = true;
    else if ((token === "[" || token === "{") && (isValue || open.length > 0)) {
      open.push(token);
      isValue = token === "[";
    } else if (token === "]" || token === "}") {
      open.pop();
      isValue = false;
    } else if (token === ",") isValue = open.at(-1) === "[";
    else if (!/^[\s#]/.test(token)) isValue = false;
  }
  return quoted;
}

/** Where each key stands first, at the beginning of its line. O(text). */
function keyOffsets(text: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  for (const { index, groups } of text.matchAll(/^[ \t"'[]*(?<key>[\w-]+)/gm)) {
    const key = groups?.key ?? "";
    if (!offsets.has(key)) offsets.set(key, index);
  }
  return offsets;
}

function entryOf(key: string, value: unknown, offset: number): MatterEntry {
  const scalars: MatterScalar[] = [];
  const keys: string[] = [];
  let isNested = false;
  let isDeep = false;
  const gather = (one: unknown, depth: number): void => {
    if (typeof one !== "object" || one === null) {
      scalars.push({ text: String(one), offset });
      return;
    }
    isNested ||= depth > 0 || !Array.isArray(one);
    isDeep ||= depth > DEEPEST;
    if (isDeep) return;
    if (!Array.isArray(one)) for (const name of Object.keys(one)) keys.push(name);
    for (const child of Object.values(one)) gather(child, depth + 1);
  };
  gather(value, 0);
  return {
    key,
    offset,
    end: offset,
    scalars: scalars.slice(0, MOST_SCALARS),
    nested: isNested ? [offset] : [],
    several: typeof value === "object" && value !== null,
    keys: keys.slice(0, MOST_SCALARS),
    // The parser takes no table that gives a key twice.
    twice: [],
    tooLarge: isDeep || scalars.length > MOST_SCALARS,
  };
}
