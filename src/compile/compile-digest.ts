import { NO_CONFIGURATION } from "./configuration.ts";
import type { DigestText, ReadItem } from "./dialects/dialect.ts";
import { readFastNumbered } from "./dialects/fast-numbered.ts";
import { readItems } from "./dialects/read-items.ts";
import type { CompiledDigest, DigestDraft, DraftItem } from "./draft.ts";
import { type Finders, findersFor } from "./finders.ts";
import { type DigestDate, parseDate } from "./header/digest-date.ts";
import { readFastHeader } from "./header/fast-header.ts";
import { firstHeading } from "./header/first-heading.ts";
import { type Header, NO_HEADER, type SplitDigest, splitFrontMatter } from "./header/front-matter.ts";
import { readHeader } from "./header/header.ts";
import { noteHeaderAddresses } from "./header/header-addresses.ts";
import { resolveDate } from "./header/resolve-date.ts";
import { noteLost } from "./note-lost.ts";
import { foldRepeated } from "./report/fold-repeated.ts";
import { createNotes, type NoteList } from "./report/notes.ts";
import type { DigestFile } from "./text/source-text.ts";
import { cleanText, readSource } from "./text/source-text.ts";
import { postOf } from "./text/source-url.ts";

/** A digest as far as its date. */
interface OpenDigest {
  readonly header: Header;
  readonly heading: string | null;
  readonly date: DigestDate;
  readonly text: DigestText;
  readonly notes: NoteList;
}

/** What is known of a digest before its items are read: enough to order it and to give it an identity. */
export interface DigestHead extends Pick<DigestDraft, "path" | "day" | "time" | "publishedAt"> {
  readonly outcome: "head";
}

/**
 * Compiles one digest by itself: its bytes and the configuration alone decide the result, so that it can be kept by
 * content.
 * Errors are diagnostics; the draft is null where the file is rejected. Linear in the bytes.
 */
export function compileDigest(
  file: DigestFile,
  finders: Finders = findersFor(NO_CONFIGURATION),
): CompiledDigest {
  return guarded(file.path, () => {
    const open = openDigest(file);
    if ("outcome" in open) return open;
    const { text, notes } = open;
    const fast = readFastNumbered(text);
    const items = fast ?? readItems(text, notes);
    if (items.length === 0) notes.add("no-items", { line: 1, column: 1 }, "the digest has no items");
    const draft = draftOf(file.path, open, items, finders);
    if (!fast) noteLost(text.lines, draft, notes);
    return finish(file.path, draft, notes);
  });
}

/**
 * Reads the head of a digest; gives the whole answer where the digest is rejected. A small part of the cost of
 * compiling it.
 */
export function readHead(file: DigestFile): DigestHead | CompiledDigest {
  return guarded(file.path, () => {
    const open = openDigest(file);
    if ("outcome" in open) return open;
    const { day, time, publishedAt } = open.date;
    return { outcome: "head", path: file.path, day, time, publishedAt };
  });
}

/** Turns a fault of our own into a rejected digest: it must not take other digests with it. */
function guarded<T>(path: string, read: () => T): T | CompiledDigest {
  try {
    return read();
  } catch (fault) {
    const what = fault instanceof Error ? fault.message.split("\n", 1)[0] : "unknown";
    const notes = createNotes(path, []);
    notes.add(
      "compiler-fault",
      { line: 1, column: 1 },
      `the compiler failed on this file (${what}); nothing of it is taken; please report it with the file`,
    );
    return finish(path, null, notes);
  }
}

/** Reads a digest as far as its date; gives the whole answer where it is rejected. */
function openDigest(file: DigestFile): OpenDigest | CompiledDigest {
  const { notes, lines, rejected } = readSource(file);
  if (rejected) return finish(file.path, null, notes);
  const split = splitFrontMatter(lines);
  const fast = readFastHeader(split);
  const reading = fast ? ({ type: "header", header: fast } as const) : readHeader(split, notes);
  if (reading.type === "invalid") return finish(file.path, null, notes);
  const isBody = reading.type === "body";
  const header = isBody ? NO_HEADER : reading.header;
  if (!isBody && !fast) noteHeaderAddresses(split, header, notes);
  const text = { lines, first: isBody ? 0 : split.bodyLine - 1 };
  const heading = needsHeading(header) ? firstHeading(text) : null;
  const isNone = isForeign(file.path, split, lines);
  // A folder of digests may have a file that is none: its day is no day of that file.
  const date = resolveDate(header, heading, isNone ? baseName(file.path) : file.path, notes);
  if (!date) return finish(file.path, null, isNone ? foreign(file.path, lines) : notes);
  return { header, heading, date, text, notes };
}

/** Whether the front matter leaves title or date to a heading, which only a parser can find. */
const needsHeading = ({ title, date }: Header): boolean =>
  (title ?? "").trim() === "" || date === null || parseDate(date.text) === null;

const ENTRY = /^ {0,3}(?:\d{1,9}[.)]|[-+*])[ \t]+.*\]\(<?https?:/i;

/** Names of files that are about others. */
const ABOUT = /^(?:readme|changelog|contributing|licen[cs]e|security|code_of_conduct)\b/i;

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/**
 * Whether a text without a date has nothing else of a digest either: neither front matter nor, unless its name says
 * that it is about others, an entry with a link.
 */
const isForeign = (path: string, { kind }: SplitDigest, lines: readonly string[]): boolean =>
  kind === "none" && (ABOUT.test(baseName(path)) || !lines.some((line) => ENTRY.test(line)));

/** The one thing to say of a file that is no digest, in place of all other notes. */
function foreign(path: string, lines: readonly string[]): NoteList {
  const notes = createNotes(path, lines);
  const missing = ABOUT.test(baseName(path))
    ? "no front matter and no date"
    : "no front matter, no date and no list of links";
  const what = `${missing}: this is no digest, and nothing of it is taken`;
  notes.add("not-a-digest", { line: 1, column: 1 }, what);
  return notes;
}

function draftOf(
  path: string,
  { header, heading, date }: OpenDigest,
  items: readonly ReadItem[],
  finders: Finders,
): DigestDraft {
  const name = baseName(path).replace(/\.[^.]*$/, "");
  return {
    path,
    day: date.day,
    time: date.time,
    zone: date.zone,
    publishedAt: date.publishedAt,
    title: header.title?.trim() || cleanText(heading ?? "").trim() || cleanText(name),
    categories: header.categories,
    items: items.map((item, at) => draftItem(item, at + 1, header.categories, finders)),
  };
}

function draftItem(
  item: ReadItem,
  ordinal: number,
  declared: readonly string[],
  finders: Finders,
): DraftItem {
  const title = cleanText(item.title);
  const body = cleanText(item.body);
  const section = item.section === null ? null : cleanText(item.section);
  const post = postOf(item.url);
  return {
    ordinal,
    title,
    body,
    url: item.url === null ? null : cleanText(item.url),
    author: item.author === null ? null : cleanText(item.author),
    ...post,
    section,
    ...finders.classify({ title, body, handle: post.handle }, declared, section),
    names: finders.findNames(title, body),
  };
}

function finish(path: string, draft: DigestDraft | null, notes: NoteList): CompiledDigest {
  const diagnostics = foldRepeated(notes.sorted());
  const taken = diagnostics.some(({ severity }) => severity !== "info") ? "warn" : "ok";
  return { path, draft, diagnostics, outcome: draft === null ? "reject" : taken };
}
