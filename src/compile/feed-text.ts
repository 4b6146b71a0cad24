import type { Nodes } from "mdast";
import { parseMarkdown } from "./dialects/parse-markdown.ts";
import { plainText } from "./dialects/tree.ts";

/** Blocks that contain blocks. */
const HOLDERS: ReadonlySet<Nodes["type"]> = new Set(["blockquote", "list", "listItem"]);

const textsOf = (node: Nodes): readonly string[] =>
  HOLDERS.has(node.type) && "children" in node ? node.children.flatMap(textsOf) : [plainText(node).trim()];

/**
 * Splits an item's Markdown into plain texts, one for each paragraph, heading, entry and code block: links become their
 * words; marks, titles and escapes go.
 * Uses the parser that made the text safe. Linear.
 */
export const paragraphsOf = (markdown: string): readonly string[] =>
  parseMarkdown(markdown)
    .flatMap(textsOf)
    .filter((text) => text !== "");
