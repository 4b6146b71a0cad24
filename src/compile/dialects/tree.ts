import type { Nodes, RootContent } from "mdast";
import { toString as textBelow } from "mdast-util-to-string";
import { firstPlace } from "../../bundle/first-place.ts";
import type { Place } from "../report/notes.ts";

/** Characters that the parser sees in place of others, by offset, and stretches that it sees as plain letters. */
export interface Masks {
  readonly chars: Map<number, string>;
  readonly tangled: { readonly from: number; readonly to: number }[];
}

/**
 * The blocks of a body. Offsets in the nodes count in `source`: the text that was parsed differs from it
 * only where a character was masked by another one. That may have been the end of a line, so places of nodes are
 * told by their offsets, never by their lines.
 */
export interface BodyTree {
  readonly source: string;
  /** Offset of the beginning of each line of the source. */
  readonly lines: readonly number[];
  readonly blocks: readonly RootContent[];
  readonly masks: Masks;
  /** 0-based index in the file of the body's first line. */
  readonly first: number;
}

/** A stretch of the source and what stands for it. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Index of the line of an offset in the source, from 0. O(log lines). */
export const lineOf = ({ lines }: BodyTree, offset: number): number =>
  firstPlace(lines.length, (at) => (lines[at] as number) > offset) - 1;

/** Place in the file of an offset in the source. */
export function placeAt(tree: BodyTree, offset: number): Place {
  const line = lineOf(tree, offset);
  return { line: line + tree.first + 1, column: offset - (tree.lines[line] ?? 0) + 1 };
}

/** Where a node begins in the file. */
export const placeIn = (tree: BodyTree, node: Nodes): Place => placeAt(tree, spanOf(node)[0]);

/** Whether a line ends a paragraph of Markdown: to it U+3000 and U+2028 are text. */
export const isEmpty = (line: string): boolean => /^[ \t]*$/.test(line);

/** Where the line of an offset begins. */
export const lineStart = (source: string, offset: number): number => source.lastIndexOf("\n", offset - 1) + 1;

/** First and last offset of a node, the last exclusive. */
export const spanOf = (node: Nodes): readonly [number, number] => [
  node.position?.start.offset ?? 0,
  node.position?.end.offset ?? 0,
];

/** A node and all below it, in document order. */
export const allBelow = (node: Nodes): readonly Nodes[] => [
  node,
  ...("children" in node ? node.children.flatMap(allBelow) : []),
];

/** The text of a node without its marks, and without some kinds of nodes; a hard break parts words as a soft one. */
export function plainText(node: Nodes, without: readonly Nodes["type"][] = []): string {
  if (without.includes(node.type)) return "";
  if (node.type === "break") return "\n";
  if (!("children" in node)) return textBelow(node);
  let text = "";
  for (const child of node.children) {
    // The text of a picture right behind an address would become a part of it.
    const picture = child.type === "image" || child.type === "imageReference";
    const apart = picture && /https?:\/\/\S*$/i.test(text.slice(-300)) ? " " : "";
    text += apart + plainText(child, without);
  }
  return text;
}

/** Whether a block holds nothing but definitions, as a quote may, and so nothing that is read. */
export const onlyDefines = (node: Nodes): boolean =>
  node.type === "definition" ||
  ("children" in node && node.children.length > 0 && node.children.every(onlyDefines));
