import type { Diagnostic } from "../report/diagnostic.ts";
import { createNotes, type NoteList, type Notes } from "../report/notes.ts";
import { decodeText } from "./decode-text.ts";
import { placesIn } from "./places.ts";

/** A digest as it is on disk. */
export interface DigestFile {
  /** Below the digests folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Its text, where whoever read it has decoded it and found it to be UTF-8. */
  readonly text?: string | undefined;
}

/**
 * A digest as lines that are safe to parse: without control characters other than tab, and without characters that
 * reverse the direction of text.
 */
export interface SourceText {
  readonly lines: readonly string[];
  readonly notes: NoteList;
  /** Whether nothing of the file can be taken; the notes say why. */
  readonly rejected: boolean;
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Characters that reverse the direction of text. */
export const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const SURROGATE = /[\ud800-\udfff]/;
const SUSPECT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** More than one character in ten that is invalid or a control character makes a file binary. */
const BINARY_SHARE = 0.1;

/**
 * Decodes a file and removes what no bundle may hold before anything is parsed, so that nothing becomes a mark by its
 * removal: control characters are replaced, those that reverse direction removed. Places stay those in the file.
 */
export function readSource({ path, bytes, text: whole }: DigestFile): SourceText {
  const decoded = whole === undefined ? decodeText(bytes) : { text: whole, invalid: [], invalidBytes: 0 };
  const text = decoded.text.startsWith("\uFEFF") ? decoded.text.slice(1) : decoded.text;
  const suspect = SUSPECT.test(text);
  const controls = suspect ? (text.match(CONTROL)?.length ?? 0) : 0;
  const lines = (controls > 0 ? text.replace(CONTROL, "\uFFFD") : text).split(/\r\n|\n|\r/);
  const list: Diagnostic[] = [];
  const notes = createNotes(path, lines, undefined, list);
  noteName(path, notes);
  if (text.trim() === "" && decoded.invalid.length === 0) {
    notes.add("empty-file", { line: 1, column: 1 }, "the file is empty; there is nothing to take");
    return { lines, notes, rejected: true };
  }
  const shift = decoded.text.length - text.length;
  const bad = decoded.invalidBytes + controls;
  if (bad > (text.length + decoded.invalidBytes) * BINARY_SHARE) {
    const [first] = decoded.invalid;
    const offset = first === undefined ? text.search(SUSPECT) : first - shift;
    const rule = first !== undefined ? "not-utf8" : "binary-file";
    const what = rule === "not-utf8" ? "the file is not UTF-8" : "the file is binary, not text";
    notes.add(rule, placesIn(text)(offset), `${what}; nothing of it is taken`);
    return { lines, notes, rejected: true };
  }
  if (decoded.invalid.length > 0) {
    const place = placesIn(text);
    for (const offset of decoded.invalid)
      notes.add("invalid-bytes", place(offset - shift), "bytes that are not UTF-8: replaced by U+FFFD");
  }
  if (!suspect) return { lines, notes, rejected: false };
  noteSuspects(text.split(/\r\n|\n|\r/), notes);
  const removed = new Map<number, readonly number[]>();
  const clean = lines.map((line, at) => {
    const found = [...line.matchAll(BIDI)].map(({ index }) => index);
    if (found.length > 0) removed.set(at + 1, found);
    return found.length > 0 ? line.replace(BIDI, "") : line;
  });
  return { lines: clean, notes: createNotes(path, lines, removed, list), rejected: false };
}

/** A name is one of a file, and its place the file's first. */
function noteName(path: string, notes: Notes): void {
  const inName: Notes = { add: (rule, _, what) => notes.add(rule, FIRST, `in the file's name: ${what}`) };
  if (SUSPECT.test(path)) noteSuspects([path], inName);
}

const FIRST = { line: 1, column: 1 };

function noteSuspects(lines: readonly string[], notes: Notes): void {
  for (const [at, line] of lines.entries()) {
    const controls = line.match(CONTROL);
    if (controls) {
      const place = { line: at + 1, column: line.search(CONTROL) + 1 };
      notes.add(
        "control-character",
        place,
        `${counted(controls.length, "control character")}: replaced by U+FFFD`,
      );
    }
    const bidi = line.match(BIDI);
    if (bidi) {
      const place = { line: at + 1, column: line.search(BIDI) + 1 };
      notes.add("bidi-control", place, `${counted(bidi.length, "bidirectional control")}: removed`);
    }
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/**
 * Makes a string fit for the bundle: well-formed, without control characters other than tab and line feed.
 * A carriage return, which only an escape or a reference can bring in, ends a line.
 */
export function cleanText(text: string): string {
  const lines = text.includes("\r") ? text.replaceAll("\r", "\n") : text;
  const safe = SUSPECT.test(lines) ? lines.replace(CONTROL, "\uFFFD").replace(BIDI, "") : lines;
  // Telling a lone one from half of a pair takes longer than finding out that there is none, as in most texts.
  return SURROGATE.test(safe) ? safe.replace(LONE_SURROGATE, "\uFFFD") : safe;
}
