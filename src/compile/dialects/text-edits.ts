import type { Code, InlineCode, Text } from "mdast";
import { type BodyTree, type Edit, spanOf } from "./tree.ts";
import { fenceLine, unfitReferences } from "./unfit-references.ts";

/** `<` that is text where it stands, and might begin HTML or an address where something behind it is left out. */
const ANGLE = /(?<!\\)<(?=[A-Za-z/!?]|$)/g;
const ANGLE_OR_BRACKET = /(?<!\\)(?:<(?=[A-Za-z/!?]|$)|[[\]])/g;

/** A line that would underline a heading, were it not so far outside that it goes on with a paragraph instead. */
const UNDERLINE = /(?<=^|\n)[ \t]*(?=(?:=+|-+)[ \t]*(?:\n|$))/g;

/** A line that would open a fence, and with it make code of all that follows, were it not so far outside. */
const FENCE = /(?<=^|\n)(?<blanks>[ \t]*)(?<fence>`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/g;

/**
 * Changes in plain text: no mark in it can come to mean something (`brackets` says whether they might), and
 * references lead to no character that controls something.
 */
export function textEdits(node: Text, brackets: boolean, tree: BodyTree, edits: Edit[]): void {
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
  referenceEdits(node, tree, edits);
}

/** The end of a line within a text, with what stands before the next one's words. */
const LINE_END = /\n[ \t>]*/g;

/**
 * Code between three backticks or more comes on one line, as which Markdown reads it: on several it would open a fence
 * where what stands before it is left out.
 */
export function codeEdits(node: InlineCode, tree: BodyTree, edits: Edit[]): void {
  const [from, to] = spanOf(node);
  const source = tree.source.slice(from, to);
  if (!source.startsWith("```")) return;
  for (const { index, 0: end } of source.matchAll(LINE_END))
    edits.push({ from: from + index, to: from + index + end.length, text: " " });
}

/** Changes references in a text, or behind the marks of a fence, that lead to no character which a bundle may hold. */
export function referenceEdits(node: Text | Code, tree: BodyTree, edits: Edit[]): void {
  const [from, to] = spanOf(node);
  const source = tree.source.slice(from, to);
  for (const { index, length, kind } of unfitReferences(node.type === "code" ? fenceLine(source) : source))
    edits.push({
      from: from + index,
      to: from + index + length,
      text: kind === "control" ? "\uFFFD" : "\u200B",
    });
}
