import type { Dialect, ReadBody } from "./dialect.ts";
import { headed } from "./headed.ts";
import { linkList } from "./link-list.ts";
import { readNumbered } from "./numbered.ts";
import { sectioned } from "./sectioned.ts";
import type { BodyTree } from "./tree.ts";

/** All dialects but the last resort; the first that recognises a digest reads it. */
const DIALECTS: readonly Dialect[] = [sectioned, headed, linkList];

/** What reads a digest: the dialect that it is written in, or the numbered one, which takes every digest. */
export function readerOf(tree: BodyTree): ReadBody {
  for (const dialect of DIALECTS) {
    const read = dialect(tree);
    if (read) return read;
  }
  return readNumbered;
}
