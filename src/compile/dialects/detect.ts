import type { Dialect, DigestText } from "./dialect.ts";
import { linkList } from "./link-list.ts";
import { numbered } from "./numbered.ts";
import { sectioned } from "./sectioned.ts";

/** All dialects; the first that recognises a digest reads it. */
const DIALECTS: readonly Dialect[] = [sectioned, linkList, numbered];

/** The dialect that a digest is written in; the last one takes every text. */
export const detectDialect = (text: DigestText): Dialect =>
  DIALECTS.find((dialect) => dialect.recognises(text)) ?? numbered;
