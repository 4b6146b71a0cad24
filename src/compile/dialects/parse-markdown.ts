import type { Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";

// `package.json` holds micromark at 4.0.2 and its core at 2.0.3: the next ones copy all events at each end of a
// list entry and at each underlined heading, so that twice the entries take more than three times as long.

const EXTENSIONS = { extensions: [cjkFriendlyExtension()] };

/** The blocks of a text of Markdown, as digests are read and as the reader's own parser reads what is made of them. */
export const parseMarkdown = (text: string): readonly RootContent[] =>
  fromMarkdown(text, EXTENSIONS).children;

/**
 * What a reader gets of a text of Markdown: its letters without blanks, where its links lead, and a mark for
 * whatever would be hidden or loaded. Two spellings of one text have the same. Near linear.
 */
export function readingOf(markdown: string): string {
  let reading = "";
  const visit = (node: Nodes): void => {
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code")
      reading += node.value.replace(/\s+/g, "");
    else if (node.type === "link") reading += `\n${node.url}\n`;
    else if (!("children" in node) && node.type !== "break") reading += `\t${node.type}\t`;
    if ("children" in node) for (const child of node.children) visit(child);
  };
  for (const node of parseMarkdown(markdown)) visit(node);
  return reading;
}
