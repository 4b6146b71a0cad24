import type { Heading, RootContent } from "mdast";
import { type BodyTree, plainText, spanOf } from "./tree.ts";

/** A heading made by underlining text: more likely text above a break than a heading. */
const isUnderlined = (node: Heading, source: string): boolean =>
  !/^\s{0,3}#/.test(source.slice(...spanOf(node)));

/** Whether a block is a heading, and surely one. */
export const isHeading = (node: RootContent, { source }: BodyTree): node is Heading =>
  node.type === "heading" && !isUnderlined(node, source);

/** The name that a heading gives to what stands below it; "" where it has no text. */
export const nameOf = (heading: Heading): string => plainText(heading).trim();
