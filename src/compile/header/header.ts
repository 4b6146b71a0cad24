import { parseJson } from "../../bundle/parse-json.ts";
import type { Notes } from "../report/notes.ts";
import { type Places, placesIn } from "../text/places.ts";
import { BIDI, cleanText } from "../text/source-text.ts";
import { foldCategories } from "./declared-categories.ts";
import { type Header, linesOf, NO_HEADER, type SplitDigest } from "./front-matter.ts";
import type { MatterEntry } from "./matter-entry.ts";
import { readToml } from "./toml-scalars.ts";
import { keyOf, READ, withUsualKeys } from "./usual-keys.ts";
import { readYaml } from "./yaml-scalars.ts";

/** The header, `body` where the block turns out to be text, or `invalid` where the file must be rejected. */
export type HeaderReading =
  | { readonly type: "header"; readonly header: Header }
  | { readonly type: "body" }
  | { readonly type: "invalid" };

/** Reads title, date and categories of the front matter; whatever is odd goes to `notes`. */
export function readHeader(split: SplitDigest, notes: Notes): HeaderReading {
  const place = placesIn(split.matter, split.matterLine);
  switch (split.kind) {
    case "none":
      notes.add(
        "front-matter-missing",
        { line: 1, column: 1 },
        "no front matter: the date is taken from title, heading or file name",
      );
      return { type: "header", header: NO_HEADER };
    case "unclosed":
      notes.add(
        "front-matter-unclosed",
        { line: 1, column: 1 },
        "the front matter is never closed: the whole file is read as text",
      );
      return { type: "header", header: unclosedHeader(split, notes, place) };
    case "toml":
      return { type: "header", header: readTomlHeader(split, notes, place) };
    case "json":
    case "yaml":
      return readYamlHeader(split, notes, place);
    default:
      return split.kind satisfies never;
  }
}

/** Title, date and categories at the beginning of a block that never ends; what cannot be read is text alone. */
function unclosedHeader(split: SplitDigest, notes: Notes, place: Places): Header {
  const block = readYaml(split.matter);
  return block.ok && block.entries ? headerOf(block.entries, notes, place) : NO_HEADER;
}

function readTomlHeader(split: SplitDigest, notes: Notes, place: Places): Header {
  const block = readToml(split.matter);
  if (block.ok) return headerOf(block.entries ?? [], notes, place);
  notes.add(
    "front-matter-unreadable",
    place(block.offset),
    `the TOML front matter cannot be read (${linesOf(split)}): left out`,
  );
  return NO_HEADER;
}

/** A string of JSON, or a comment, which JSON does not have and many of its readers know. */
const STRING_OR_COMMENT = /"(?:[^"\\]|\\.)*(?:"|$)|\/\/[^\n]*|\/\*.*?(?:\*\/|$)/gs;

/** JSON with blanks for comments, so that all else stands where it did; the first one is noted. O(text). */
function withoutComments(text: string, notes: Notes, place: Places): string {
  let first: number | null = null;
  const without = text.replace(STRING_OR_COMMENT, (found, offset: number) => {
    if (found.startsWith('"')) return found;
    first ??= offset;
    return found.replace(/[^\n]/g, " ");
  });
  if (first !== null)
    notes.add("front-matter-unreadable", place(first), "a comment in the JSON front matter: left out");
  return without;
}

/** Notes what the parser of YAML reads, and JSON does not have: a comma too many, say, or other quotes. */
function noteLooseJson(text: string, notes: Notes): void {
  if (parseJson(text) !== undefined) return;
  const said = "the JSON front matter is not quite JSON, perhaps for a comma or a quote: read all the same";
  notes.add("front-matter-unreadable", { line: 1, column: 1 }, said);
}

function readYamlHeader(split: SplitDigest, notes: Notes, place: Places): HeaderReading {
  const text = split.kind === "json" ? withoutComments(split.matter, notes, place) : split.matter;
  const block = readYaml(text);
  if (!block.ok && split.kind === "json") {
    notes.add(
      "front-matter-unreadable",
      place(block.offset),
      `the JSON front matter cannot be read (${block.message}; ${linesOf(split)}): left out`,
    );
    return { type: "header", header: NO_HEADER };
  }
  if (!block.ok) {
    notes.add(
      "front-matter-invalid",
      place(block.offset),
      `the front matter is not YAML: ${block.message}; nothing of the file is taken`,
    );
    return { type: "invalid" };
  }
  if (block.entries === null) {
    notes.add(
      "front-matter-unreadable",
      { line: 1, column: 1 },
      "the first block names no keys: read as text",
    );
    return { type: "body" };
  }
  if (split.kind === "json") noteLooseJson(text, notes);
  return { type: "header", header: headerOf(block.entries, notes, place) };
}

/** The first entry of each key; what is odd about any is noted. */
function firstByKey(
  entries: readonly MatterEntry[],
  notes: Notes,
  place: Places,
): ReadonlyMap<string, MatterEntry> {
  const first = new Map<string, MatterEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (first.has(key)) {
      notes.add(
        "front-matter-duplicate-key",
        place(entry.offset),
        `the key "${entry.key}" is given twice: the first one holds`,
      );
    } else first.set(key, entry);
    if (!READ.has(key)) noteUnread(entry, notes, place);
    for (const { text, offset } of entry.twice) {
      const what = READ.has(key) ? "its values are taken one by one" : "left out with it";
      notes.add(
        "front-matter-duplicate-key",
        place(offset),
        `below "${entry.key}" the key "${text}" is given twice: ${what}`,
      );
    }
    if (entry.tooLarge) {
      notes.add(
        "front-matter-too-large",
        place(entry.offset),
        `"${entry.key}" unfolds to more than 1,000 values: cut`,
      );
    }
  }
  return first;
}

function headerOf(written: readonly MatterEntry[], notes: Notes, place: Places): Header {
  const entries = withUsualKeys(written, notes, place);
  const first = firstByKey(entries, notes, place);
  const scalar = (key: string) => {
    const entry = first.get(key);
    if (entry) noteValue(entry, notes, place);
    return entry?.scalars[0] ?? null;
  };
  noteEscapes(entries, notes, place);
  const title = scalar("title");
  const date = scalar("date");
  const categories = first.get("categories");
  if (categories) noteNested(categories, notes, place);
  const dated = first.get("date");
  return {
    title: title && cleanText(title.text),
    date: dated === undefined ? null : { text: date?.text ?? "", place: place(date?.offset ?? dated.offset) },
    categories: foldCategories((categories?.scalars ?? []).map((one) => cleanText(one.text))),
  };
}

/** A title or a date is one value; one without a value is left to the heading or the file name. */
function noteValue(entry: MatterEntry, notes: Notes, place: Places): void {
  const { key, offset, scalars, several } = entry;
  const [value] = scalars;
  const what = several
    ? `holds a list or a map: ${value ? "its first value is taken" : "there is no value in it"}`
    : "has no value: the title is taken from heading or file name";
  if (several || (keyOf(entry) === "title" && !value?.text.trim()))
    notes.add("front-matter-value", place(offset), `"${key}" ${what}`);
}

/** Notes lists and maps among categories, once for each line that one begins in; the first note has the keys. */
function noteNested(categories: MatterEntry, notes: Notes, place: Places): void {
  const lines = new Set<number>();
  for (const one of categories.nested.map(place)) {
    if (lines.has(one.line)) continue;
    const without = lines.size === 0 ? withoutKeys(categories) : "";
    lines.add(one.line);
    notes.add(
      "category-nested",
      one,
      `categories hold a list or a map: its values are taken one by one${without}`,
    );
  }
}

/** Most names of left-out keys in a message. */
const MOST_KEYS = 20;

function withoutKeys({ keys }: MatterEntry): string {
  const named = keys.slice(0, MOST_KEYS).map((key) => `"${key}"`);
  return named.length > 0 ? `, without ${named.join(", ")}${keys.length > MOST_KEYS ? " …" : ""}` : "";
}

function noteUnread({ key, offset, end }: MatterEntry, notes: Notes, place: Places): void {
  const [first, last] = [place(offset), place(end)];
  const lines = last.line > first.line ? ` (lines ${first.line}-${last.line})` : "";
  notes.add("front-matter-key", first, `the key "${key}" means nothing here${lines}: left out`);
}

/** An escape in a quoted scalar can make characters that no file may hold as they are. */
function noteEscapes(entries: readonly MatterEntry[], notes: Notes, place: Places): void {
  for (const { key, scalars } of entries) {
    for (const { text: made, offset } of READ.has(key) ? scalars : []) {
      const text = made.replaceAll("\r", "\n");
      const clean = cleanText(text);
      if (clean === text) continue;
      // One that turns the direction is removed, so that nothing stands in its place.
      if (clean.length < text.length)
        notes.add("bidi-control", place(offset), `"${key}" has escaped bidirectional controls: removed`);
      if (clean !== text.replace(BIDI, ""))
        notes.add(
          "control-character",
          place(offset),
          `"${key}" has escaped control characters: replaced by U+FFFD`,
        );
    }
  }
}
