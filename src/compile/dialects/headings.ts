import type { Heading, RootContent } from "mdast";
import { type BodyTree, plainText, spanOf } from "./tree.ts";

/** Which headings a dialect knows, and what they are to the items below them. */
export interface Headings {
  /** Whether a block is a heading, and not text above a break; `next` is the block below it. */
  isHeading(node: RootContent, next: RootContent | undefined, tree: BodyTree): node is Heading;
  /** The section that a heading begins, or null. */
  sectionOf(name: string): string | null;
}

/** Longest underlined line that is a section's name and no text above a break, in UTF-16 units. */
const NAME_LENGTH = 40;

/** What a name does not have and a sentence does. */
const SENTENCE = /[。！？；，!?;,\n]|\.$/;

/** A line that is underlined is more likely text above a break than a heading. */
const isMarked = (node: Heading, source: string): boolean => /^\s{0,3}#/.test(source.slice(...spanOf(node)));

/** The name that a heading gives to what stands below it; "" where it has no text. */
export const nameOf = (heading: Heading): string => plainText(heading).trim();

const isName = (text: string): boolean => text.length <= NAME_LENGTH && !SENTENCE.test(text);

/** Headings name sections; so does a short underlined line right above a list. */
export const SECTIONS: Headings = {
  isHeading: (node, next, { source }): node is Heading =>
    node.type === "heading" && (isMarked(node, source) || (next?.type === "list" && isName(nameOf(node)))),
  sectionOf: (name) => name || null,
};

/** Headings name nothing, and an underlined line is text. */
export const NO_SECTIONS: Headings = {
  isHeading: (node, _, { source }): node is Heading => node.type === "heading" && isMarked(node, source),
  sectionOf: () => null,
};
