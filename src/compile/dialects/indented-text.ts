import type { Code, List, RootContent } from "mdast";
import type { Notes } from "../report/notes.ts";
import { MASK } from "./masks.ts";
import { type BodyTree, lineStart, placeIn, spanOf } from "./tree.ts";

/** The number of an entry, where a one can stand in its place, right below or behind blank lines. */
const NUMBER = /(?<number>(?= {0,3}\d)[ \d]{1,4})[.)][ \t]+\S/y;

/**
 * Masks the number of an entry below indented code as a one. The parser takes other numbers for text there, even
 * behind blank lines, as if the code were a paragraph; and right below that is what masked code becomes.
 */
function maskNumberBelow({ source, masks }: BodyTree, to: number, far: boolean): boolean {
  const blank = far ? (/^(?:[ \t\n]*\n)?/.exec(source.slice(to + 1))?.[0].length ?? 0) : 0;
  NUMBER.lastIndex = to + 1 + blank;
  const number = NUMBER.exec(source)?.groups?.number;
  const last = to + blank + (number?.length ?? 0);
  if (number === undefined || masks.chars.has(last)) return false;
  for (let at = to + blank + 1; at < last; at += 1) masks.chars.set(at, " ");
  masks.chars.set(last, "1");
  return true;
}

/** A line that the parser takes for text because of the code above it, and is an entry of a list anywhere else. */
const ENTRY = /^ {0,3}\d{1,9}[.)][ \t]+(?=\S)/;

const FENCE = /^(?:`{3}|~{3})/;

/** Where a text must begin, in columns from 0, to belong to the entry that is open behind a block; null for none. */
function textColumn(tree: BodyTree, node: RootContent, before: number | null): number | null {
  if (node.type === "code") return before;
  const last = node.type === "list" ? (node as List).children.at(-1)?.children[0] : undefined;
  if (last) return (last.position?.start.column ?? 1) - 1;
  const [from, to] = spanOf(node);
  const begin = lineStart(tree.source, from);
  return node.type === "paragraph" ? (ENTRY.exec(tree.source.slice(begin, to))?.[0].length ?? null) : null;
}

/**
 * Masks blanks before each line as tabs, which lead further in than blanks do, so that all lines begin in some column
 * or up to two behind it. Says whether there were blanks enough.
 */
function moveIn(tree: BodyTree, lines: readonly RegExpExecArray[], begin: number, column: number): boolean {
  const blanks = lines.map(([found]) => /^ */.exec(found)?.[0].length ?? 0);
  const least = blanks.reduce((one, other) => Math.min(one, other), column);
  const tabs = Math.ceil((column - least) / 3);
  if (tabs < 1 || tabs > least || lines.some(({ index }) => tree.masks.chars.has(begin + index)))
    return false;
  for (const { index } of lines)
    for (let at = 0; at < tabs; at += 1) tree.masks.chars.set(begin + index + at, "\t");
  return true;
}

const isIndented = (tree: BodyTree, node: RootContent | undefined): node is Code =>
  node?.type === "code" &&
  !/^[ \uFEFF]{0,3}(?:`{3}|~{3})/.test(tree.source.slice(lineStart(tree.source, spanOf(node)[0])));

/**
 * Masks the indentation of text below an item that has too little of it: from `100.` on CommonMark wants five
 * blanks, digests have four, and without this their text would be code outside of the list. Right below its item it
 * is moved in, whatever blocks it has; elsewhere it becomes text, or stays the code that it is with a fence of its own.
 */
export function maskIndentedText(tree: BodyTree, notes: Notes): boolean {
  let found = false;
  let items = false;
  let column: number | null = null;
  for (let at = 0; at < tree.blocks.length; at += 1) {
    const node = tree.blocks[at] as RootContent;
    if (node.type === "list") items = true;
    column = textColumn(tree, node, column);
    if (!isIndented(tree, node)) continue;
    let [from, to] = spanOf(node);
    // Behind a list the parser takes the first line of code for a block of its own.
    for (let next = tree.blocks[at + 1]; isIndented(tree, next) && spanOf(next)[0] === to + 1; at += 1) {
      to = spanOf(next)[1];
      next = tree.blocks[at + 2];
    }
    if (maskNumberBelow(tree, to, !items)) found = true;
    if (!items) continue;
    from = lineStart(tree.source, from);
    const lines = [...tree.source.slice(from, to).matchAll(/^[ \t]+(?=\S)/gm)];
    if (column !== null && moveIn(tree, lines, from, column))
      notes.add(
        "block-between-items",
        placeIn(tree, node),
        "text that is indented too little for its item: kept with it",
      );
    else if (FENCE.test(node.value)) continue;
    else for (const { index } of lines) tree.masks.chars.set(from + index, MASK);
    found = true;
  }
  return found;
}
