import type { Nodes } from "mdast";
import { parseMarkdown } from "./dialects/parse-markdown.ts";
import { plainText } from "./dialects/tree.ts";

/** Blocks that hold blocks. */
const HOLDERS: ReadonlySet<Nodes["type"]> = new Set(["blockquote", "list", "listItem"]);

const textsOf = (node: Nodes): readonly string[] =>
  HOLDERS.has(node.type) && "children" in node ? node.children.flatMap(textsOf) : [plainText(node).trim()];

/**
 * The text of an item as a reader sees it, a piece for each paragraph, heading, entry and block of code: links keep
 * their words, and no mark, title or escape is left. By the parser that made the text safe, in linear time.
 */
export const paragraphsOf = (markdown: string): readonly string[] =>
  parseMarkdown(markdown)
    .flatMap(textsOf)
    .filter((text) => text !== "");
