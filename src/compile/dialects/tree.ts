import type { Nodes, RootContent } from "mdast";
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

/** Where a node begins in the file. */
export const placeIn = (tree: { readonly first: number }, node: Nodes): Place => ({
  line: (node.position?.start.line ?? 1) + tree.first,
  column: node.position?.start.column ?? 1,
});

/** First and last offset of a node, the last exclusive. */
export const spanOf = (node: Nodes): readonly [number, number] => [
  node.position?.start.offset ?? 0,
  node.position?.end.offset ?? 0,
];
