import type { ParsedBody } from "./dialect.ts";
import type { Edit } from "./tree.ts";

/**
 * How much of a text is changed: what is likely to mean something, or, so that nothing can that comes to stand side by
 * side, every mark.
 */
export type Manner = "usual" | "careful";

/** A body whose text is made safe, and the changes gathered so far. */
export interface Editing extends ParsedBody {
  readonly manner: Manner;
  readonly edits: Edit[];
}

/** Whether an address stands right before and something right behind, which must not become a part of it. */
export const joinsAddress = (source: string, from: number, to: number): boolean =>
  /https?:\/\/\S*$/i.test(source.slice(Math.max(0, from - 300), from)) &&
  /^[^\s<]/.test(source.slice(to, to + 1));
