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

/** Reads the items of the body that it was made for. */
export type ReadBody = (body: ParsedBody) => readonly ReadItem[];

/**
 * One way in which digests are written: a file here and a row in `detect.ts`. Gives what reads a digest, with what it
 * found on recognising it, or null where the digest is written in another way; linear in the nodes, and never notes
 * anything.
 */
export type Dialect = (tree: BodyTree) => ReadBody | null;
