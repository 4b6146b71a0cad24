import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";

/** Nodes that a body may not have when it is read again, alone: they would be hidden, loaded or run. */
const BANNED: ReadonlySet<Nodes["type"]> = new Set([
  "html",
  "image",
  "imageReference",
  "definition",
  "linkReference",
] as const);

/** What is wrong with an item's body as the app's Markdown parser reads it; empty for a safe one. */
export function faultsOf(body: string): readonly string[] {
  const faults: string[] = [];
  const visit = (node: Nodes): void => {
    if (BANNED.has(node.type)) faults.push(node.type);
    if (node.type === "link" && !/^(https?:\/\/|mailto:)/i.test(node.url))
      faults.push(`a link to ${node.url}`);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(fromMarkdown(body, { extensions: [cjkFriendlyExtension()] }));
  return faults;
}
