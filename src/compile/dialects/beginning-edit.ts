import type { Heading, Nodes, Paragraph } from "mdast";
import type { Editing } from "./editing.ts";
import { blockMark } from "./escapes.ts";
import { isPlainTag } from "./html-edits.ts";
import { type BodyTree, type Edit, spanOf } from "./tree.ts";

/** What would be a definition, and hidden, once something behind it is left out. */
const DEFINES = /^\[(?:[^[\]\\]|\\.)+\]:/s;

/** What the parser takes for text right below indented code, and would be an entry of a list anywhere else. */
const STRAY_ENTRY = /^(?:\d{1,9}(?=[.)](?:\s|$))|(?=[-+*](?:\s|$)))/;

/** What the beginning of a text needs that would be something else, hidden perhaps, where it is read alone. */
export function beginningEdit(node: Paragraph | Heading, { tree, manner, edits }: Editing): void {
  const [from, to] = spanOf(node);
  const text = tree.source.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  const [content] = node.children[0] ? spanOf(node.children[0]) : [start];
  // Definitions right above a heading by underlining lie within it to the parser, and have a node of their own.
  if (node.type === "heading" && text.startsWith("[") && content > start) {
    edits.push({ from: start, to: content, text: "" });
    return;
  }
  if (manner === "careful") return;
  const first = node.children.find((one) => !isDropped(one));
  if (first !== node.children[0]) {
    if (first?.type === "text") bareEdit(first, tree, edits);
    return;
  }
  if (first?.type !== "text") return;
  const begins = text.trimStart();
  const at = DEFINES.test(begins) ? start : start + (STRAY_ENTRY.exec(begins)?.[0].length ?? -1);
  // A masked mark gets its backslash for that.
  if (at >= start && !tree.masks.chars.has(at)) edits.push({ from: at, to: at, text: "\\" });
}

/** Whether nothing of a node is kept but perhaps a blank. */
const isDropped = (node: Nodes): boolean =>
  node.type === "html" ? isPlainTag(node.value) : node.type === "text" && node.value.trim() === "";

/** The text that comes first once the tags before it are left out begins no other block than its paragraph. */
function bareEdit(node: Nodes, tree: BodyTree, edits: Edit[]): void {
  const [from, to] = spanOf(node);
  const text = tree.source.slice(from, to);
  const begins = text.trimStart();
  const at = blockMark(begins);
  // An angle has a backslash already.
  if (at === null || begins.startsWith("<")) return;
  const start = from + text.length - begins.length + at;
  edits.push({ from: start, to: start, text: "\\" });
}
