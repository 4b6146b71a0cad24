import type { Nodes, Text } from "mdast";
import { isLinkable } from "../text/source-url.ts";
import { marksOf } from "./all-escaped.ts";
import { beginningEdit } from "./beginning-edit.ts";
import type { ParsedBody } from "./dialect.ts";
import type { Editing, Manner } from "./editing.ts";
import { htmlEdits } from "./html-edits.ts";
import { imageEdit, linkEdits } from "./link-edits.ts";
import { noteMissedTags } from "./missed-tags.ts";
import { codeEdits, referenceEdits, textEdits } from "./text-edits.ts";
import { type BodyTree, type Edit, spanOf } from "./tree.ts";

/**
 * What has to change in the source of some nodes so that it is safe and whole by itself: reference links carry
 * their address, unsafe links are their text, images are links, raw HTML is text. Each change but the first is
 * noted, with the address where there is one. In the order of the text. O(nodes).
 */
export function editsOf(
  nodes: readonly Nodes[],
  body: ParsedBody,
  manner: Manner = "usual",
): readonly Edit[] {
  const { tree } = body;
  const edits: Edit[] = [];
  const editing: Editing = { ...body, manner, edits };
  const visit = (node: Nodes, around: Around): void => {
    const within = editNode(node, around, editing);
    // Between angle brackets no mark means anything.
    if (isAutolink(node, tree)) return;
    if ("children" in node) for (const child of node.children) visit(child, within);
  };
  const around: Around = { inLink: false, escapes: nodes.some((node) => mayLink(node, tree)) };
  for (const node of nodes) visit(node, around);
  return edits.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Where a node stands. */
interface Around {
  readonly inLink: boolean;
  /** Whether brackets in a text are to be escaped, as they might become a link. */
  readonly escapes: boolean;
}

/** Changes what is a node's own; gives where the nodes in it stand. */
function editNode(node: Nodes, around: Around, editing: Editing): Around {
  const { tree, manner, edits } = editing;
  switch (node.type) {
    case "text":
      if (manner === "careful") carefulEdits(node, editing);
      else {
        noteMissedTags(node, tree, editing.notes);
        textEdits(node, around.escapes, tree, edits);
      }
      return around;
    case "code":
      referenceEdits(node, tree, edits);
      return around;
    case "inlineCode":
      codeEdits(node, tree, edits);
      return around;
    case "paragraph":
    case "heading":
      beginningEdit(node, editing);
      return { ...around, escapes: mayLink(node, tree) };
    case "html":
      htmlEdits(node, editing);
      return around;
    case "image":
    case "imageReference":
      imageEdit(node, around.inLink, editing);
      return around;
    case "definition":
      edits.push({ from: spanOf(node)[0], to: spanOf(node)[1], text: "" });
      return around;
    case "link":
    case "linkReference":
      return { inLink: true, escapes: linkEdits(node, editing) || around.escapes };
    default:
      return around;
  }
}

const isAutolink = (node: Nodes, tree: BodyTree): boolean =>
  node.type === "link" && tree.source[spanOf(node)[0]] === "<" && isLinkable(node.url);

function carefulEdits(node: Text, { tree, edits }: Editing): void {
  const [from, to] = spanOf(node);
  for (const index of marksOf(tree.source.slice(from, to), "markdown"))
    edits.push({ from: from + index, to: from + index + 1, text: `\\${tree.source[from + index]}` });
  referenceEdits(node, tree, edits);
}

/** Whether text below a node has brackets that are no link, and might become one when something else changes. */
function mayLink(node: Nodes, tree: BodyTree): boolean {
  if (node.type === "text") return /\][([]/.test(tree.source.slice(...spanOf(node)));
  return "children" in node && node.children.some((child) => mayLink(child, tree));
}
