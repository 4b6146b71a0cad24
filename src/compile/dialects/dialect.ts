import type { Notes } from "../report/notes.ts";
import type { References } from "./references.ts";
import type { BodyTree } from "./tree.ts";

/** The body of a digest, cut from its front matter. */
export interface DigestText {
  /** All lines of the file. */
  readonly lines: readonly string[];
  /** Index in `lines` of the first line of the body. */
  readonly first: number;
}

/** An item as a dialect reads it. */
export interface ReadItem {
  readonly title: string;
  readonly author: string | null;
  /** Absolute http(s) address or null. */
  readonly url: string | null;
  readonly body: string;
  readonly section: string | null;
}

/** A parsed body, the addresses that it defines, and where to note what is odd in it. */
export interface ParsedBody {
  readonly tree: BodyTree;
  readonly references: References;
  readonly notes: Notes;
}

/** One way in which digests are written: a file here and a row in `detect.ts`. */
export interface Dialect {
  /** Whether a digest is written this way; linear in its nodes, and never notes anything. */
  recognises(tree: BodyTree): boolean;
  read(body: ParsedBody): readonly ReadItem[];
}
