import type { Text } from "mdast";
import type { Notes } from "../notes.ts";
import { cleanText } from "../source-text.ts";
import { type BodyTree, type Edit, placeAt, spanOf } from "./tree.ts";

/** `<` that is text where it stands, and might begin raw HTML where something else is left out. */
const ANGLE = /(?<!\\)<(?=[A-Za-z/!?])/g;
const ANGLE_OR_BRACKET = /(?<!\\)(?:<(?=[A-Za-z/!?])|[[\]])/g;

/** A line that would underline a heading, were it not so far outside that it goes on with a paragraph instead. */
const UNDERLINE = /(?<=^|\n)[ \t]*(?=(?:=+|-+)[ \t]*(?:\n|$))/g;

/** A line that would open a fence, and with it make code of all that follows, were it not so far outside. */
const FENCE = /(?<=^|\n)(?<blanks>[ \t]*)(?<fence>`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/g;

const REFERENCE = /&(?:#(?:[xX](?<hex>[0-9A-Fa-f]{1,6})|(?<decimal>\d{1,7}))|(?<named>lrm|rlm));/g;

/** The character of a reference to one that no bundle may hold; null for every other reference. */
function unfit({
  hex,
  decimal,
}: {
  readonly [name: string]: string | undefined;
}): "control" | "direction" | null {
  if (hex === undefined && decimal === undefined) return "direction";
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "control";
  const char = String.fromCodePoint(code);
  const clean = cleanText(char);
  return clean === char || code === 13 ? null : clean === "" ? "direction" : "control";
}

/**
 * Changes in plain text: no mark in it can come to mean something (`brackets` says whether they might), and
 * references lead to no character that controls something.
 */
export function textEdits(node: Text, brackets: boolean, tree: BodyTree, notes: Notes, edits: Edit[]): void {
  const [from, to] = spanOf(node);
  const source = tree.source.slice(from, to);
  for (const { index, 0: mark } of source.matchAll(brackets ? ANGLE_OR_BRACKET : ANGLE))
    edits.push({ from: from + index, to: from + index + 1, text: `\\${mark}` });
  const below = source.includes("\n") || tree.source[from - 1] === "\n";
  for (const { index, 0: blanks } of below ? source.matchAll(UNDERLINE) : []) {
    const at = from + index + blanks.length;
    if (tree.source.lastIndexOf("\n", at - 1) >= from - 1) edits.push({ from: at, to: at, text: "\\" });
  }
  for (const { index, groups } of below ? source.matchAll(FENCE) : []) {
    const { blanks = "", fence = "" } = groups ?? {};
    const at = from + index + blanks.length;
    if (tree.source.lastIndexOf("\n", at - 1) < from - 1) continue;
    edits.push({ from: at, to: at + fence.length, text: fence.replace(/./g, "\\$&") });
  }
  for (const { index, 0: reference, groups } of source.matchAll(REFERENCE)) {
    const kind = unfit(groups ?? {});
    if (kind === null) continue;
    const place = placeAt(tree, node, from + index);
    const text = kind === "control" ? "\uFFFD" : "\u200B";
    edits.push({ from: from + index, to: from + index + reference.length, text });
    if (kind === "control")
      notes.add("invalid-reference", place, `${reference} is no character of a text: replaced by U+FFFD`);
    else notes.add("bidi-control", place, `${reference} turns the direction of the text: removed`);
  }
}
