import type { Nodes, RootContent } from "mdast";
import { toString as textBelow } from "mdast-util-to-string";
import type { Place } from "../notes.ts";

/** Characters that the parser sees in place of others, by offset, and stretches that it sees as plain letters. */
export interface Masks {
  readonly chars: Map<number, string>;
  readonly tangled: { readonly from: number; readonly to: number }[];
}

/**
 * The blocks of a body. Offsets in the nodes count in `source`: the text that was parsed differs from it
 * only where a character was masked by another one.
 */
export interface BodyTree {
  readonly source: string;
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

/** Where a node begins in the file. */
export const placeIn = (tree: { readonly first: number }, node: Nodes): Place => ({
  line: (node.position?.start.line ?? 1) + tree.first,
  column: node.position?.start.column ?? 1,
});

/** Where the line of an offset begins. */
export const lineStart = (source: string, offset: number): number => source.lastIndexOf("\n", offset - 1) + 1;

/** Place in the file of an offset within a node. O(the node's text before it). */
export function placeAt(tree: BodyTree, node: Nodes, offset: number): Place {
  const before = tree.source.slice(spanOf(node)[0], offset).split("\n");
  const column = offset - lineStart(tree.source, offset) + 1;
  return { line: placeIn(tree, node).line + before.length - 1, column };
}

/** First and last offset of a node, the last exclusive. */
export const spanOf = (node: Nodes): readonly [number, number] => [
  node.position?.start.offset ?? 0,
  node.position?.end.offset ?? 0,
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
