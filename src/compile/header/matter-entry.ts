/** One scalar of front matter, as its author spelt it. */
export interface MatterScalar {
  readonly text: string;
  /** Offset in the front matter. */
  readonly offset: number;
}

/** A top-level key with all scalars below it. */
export interface MatterEntry {
  readonly key: string;
  readonly offset: number;
  /** Offset behind its last value. */
  readonly end: number;
  /** In document order; empty for null. */
  readonly scalars: readonly MatterScalar[];
  /** Offsets of the values that are a list in a list or a map, each once. */
  readonly nested: readonly number[];
  /** Whether its value is a list or a map. */
  readonly several: boolean;
  /** Keys of maps below it, which stand in no scalar: their values do. */
  readonly keys: readonly string[];
  /** Keys that a map below it gives a second time. */
  readonly twice: readonly MatterScalar[];
  /** Whether aliases or sheer size exceeded `MOST_SCALARS`. */
  readonly tooLarge: boolean;
}

/** What a block of front matter holds; `entries` is null where its root is no map. */
export type Matter =
  | { readonly ok: true; readonly entries: readonly MatterEntry[] | null }
  | { readonly ok: false; readonly offset: number; readonly message: string };

/** Scalars read below one key, aliases followed; "billion laughs" ends here. */
export const MOST_SCALARS = 1000;

/**
 * Most lists and maps around a value, pairs counted as well. The parser comes to the end of its stack somewhat below
 * a thousand, in a thread elsewhere than outside of one: it must be the same digest that is left out.
 */
export const DEEPEST = 200;
