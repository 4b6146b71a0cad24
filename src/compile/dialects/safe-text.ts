import type { Html, Image, ImageReference, Link, LinkReference, Nodes } from "mdast";
import type { Notes } from "../notes.ts";
import { httpAddress, isLinkable } from "../source-url.ts";
import type { References } from "./references.ts";
import { type BodyTree, placeIn, spanOf } from "./tree.ts";

/** A stretch of the source and what stands for it. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Tags without attributes that only set text; they are dropped, every other one is shown. */
const PLAIN_TAG = /^<\/?(?:br|b|i|u|s|p|em|strong|span|small|sub|sup|center|div|mark|kbd)\s*\/?>$/i;

/** An address as a link's target in Markdown. */
const target = (url: string): string =>
  /[\s()<>\\]/.test(url) ? `<${url.replace(/[\s<>\\]/g, (c) => encodeURIComponent(c))}>` : url;

/** The address of a link or image, whether it stands there or in a definition; null without one. */
export function addressOf(node: Nodes, references: References): string | null {
  if (node.type === "link" || node.type === "image") return node.url;
  if (node.type === "linkReference" || node.type === "imageReference")
    return references.get(node.identifier) ?? null;
  return null;
}

/**
 * What has to change in the source of some nodes so that it is safe and whole by itself: reference links carry
 * their address, unsafe links are their text, images are links, raw HTML is text. Each change but the first is
 * noted, with the address where there is one. In the order of the text. O(nodes).
 */
export function editsOf(
  nodes: readonly Nodes[],
  tree: BodyTree,
  references: References,
  notes: Notes,
): readonly Edit[] {
  const edits: Edit[] = [];
  const visit = (node: Nodes, inLink: boolean): void => {
    if (node.type === "html") htmlEdits(node, tree, notes, edits);
    else if (node.type === "image" || node.type === "imageReference")
      imageEdit(node, inLink, tree, references, notes, edits);
    else if (node.type === "definition") edits.push({ from: spanOf(node)[0], to: spanOf(node)[1], text: "" });
    else if (node.type === "link" || node.type === "linkReference")
      linkEdits(node, tree, references, notes, edits);
    const within = inLink || node.type === "link" || node.type === "linkReference";
    if ("children" in node) for (const child of node.children) visit(child, within);
  };
  for (const node of nodes) visit(node, false);
  return edits.sort((a, b) => a.from - b.from || a.to - b.to);
}

function htmlEdits(node: Html, tree: BodyTree, notes: Notes, edits: Edit[]): void {
  const [from, to] = spanOf(node);
  if (PLAIN_TAG.test(node.value.trim())) {
    edits.push({ from, to, text: /^<br/i.test(node.value) ? " " : "" });
    notes.add("raw-html", placeIn(tree, node), "a tag of HTML: left out");
    return;
  }
  for (const { index } of tree.source.slice(from, to).matchAll(/</g)) {
    edits.push({ from: from + index, to: from + index + 1, text: "\\<" });
  }
  notes.add("raw-html", placeIn(tree, node), "raw HTML: shown as text");
}

function imageEdit(
  node: Image | ImageReference,
  inLink: boolean,
  tree: BodyTree,
  references: References,
  notes: Notes,
  edits: Edit[],
): void {
  const [from, to] = spanOf(node);
  const url = addressOf(node, references) ?? "";
  const alt = (node.alt ?? "").replace(/[[\]\\]/g, "") || "图片";
  const text = !inLink && httpAddress(url) !== null ? `[${alt}](${target(url)})` : alt;
  edits.push({ from, to, text });
  notes.add(
    "image",
    placeIn(tree, node),
    `an image: not loaded, kept as ${inLink ? "its text" : "a link"}: ${url}`,
  );
}

function linkEdits(
  node: Link | LinkReference,
  tree: BodyTree,
  references: References,
  notes: Notes,
  edits: Edit[],
): void {
  const [from, to] = spanOf(node);
  const url = addressOf(node, references) ?? "";
  const start = node.children[0] ? spanOf(node.children[0])[0] : to;
  const end = node.children.at(-1) ? spanOf(node.children.at(-1) as Nodes)[1] : to;
  if (!isLinkable(url)) {
    edits.push({ from, to: start, text: "" }, { from: end, to, text: "" });
    notes.add(
      "unsafe-link",
      placeIn(tree, node),
      "neither http nor https nor an e-mail address: only the text is kept",
    );
  } else if (node.type === "linkReference") {
    edits.push({ from: end, to, text: `](${target(url)})` });
  } else if (node.children.length === 0) {
    edits.push({ from, to, text: `<${url}>` });
  }
}
