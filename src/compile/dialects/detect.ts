import type { Dialect } from "./dialect.ts";
import { headed } from "./headed.ts";
import { linkList } from "./link-list.ts";
import { numbered } from "./numbered.ts";
import { sectioned } from "./sectioned.ts";
import type { BodyTree } from "./tree.ts";

/** All dialects; the first that recognises a digest reads it. */
const DIALECTS: readonly Dialect[] = [sectioned, headed, linkList, numbered];

/** The dialect that a digest is written in; the last one takes every digest. */
export const detectDialect = (tree: BodyTree): Dialect =>
  DIALECTS.find((dialect) => dialect.recognises(tree)) ?? numbered;
