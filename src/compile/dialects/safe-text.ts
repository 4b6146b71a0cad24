import type {
  Heading,
  Html,
  Image,
  ImageReference,
  Link,
  LinkReference,
  Nodes,
  Paragraph,
  Text,
} from "mdast";
import type { Notes } from "../report/notes.ts";
import { shown } from "../text/shown.ts";
import { cleanText } from "../text/source-text.ts";
import { httpAddress, isLinkable } from "../text/source-url.ts";
import { allEscaped, marksOf } from "./all-escaped.ts";
import { blockMark, escaped, MARK_IN_LETTERS } from "./escapes.ts";
import { withAddressesOf } from "./left-out.ts";
import { addressOf, type References } from "./references.ts";
import { codeEdits, referenceEdits, textEdits } from "./text-edits.ts";
import { type BodyTree, type Edit, lineStart, placeIn, spanOf } from "./tree.ts";
import { unfitReferences } from "./unfit-references.ts";

/** Tags without attributes that only set text; they are dropped, every other one is shown. */
const PLAIN_TAG = /^<\/?(?:br|b|i|u|s|p|em|strong|span|small|sub|sup|center|div|mark|kbd)\s*\/?>$/i;

/**
 * How much of a text is changed: what is likely to mean something, or, so that nothing can that comes to stand side by
 * side, every mark.
 */
type Manner = "usual" | "careful";

/** An address between angle brackets, where nothing in it can end it. */
const angled = (url: string): string => `<${url.replace(/[\s<>\\]/g, (c) => encodeURIComponent(c))}>`;

/** An address as a link's target in Markdown. */
function target(url: string): string {
  const clean = cleanText(url);
  return (/[\s()<>\\]/.test(clean) ? angled(clean) : clean).replace(/&(?=#?\w{1,32};)/g, "\\&");
}

/** A link's title as it stands behind its target, with the blank before it; "" for none. */
const titled = (title: string | null | undefined): string =>
  title
    ? ` "${cleanText(title)
        .replace(/\s+/g, " ")
        .replace(/["\\]|&(?=#?\w{1,32};)/g, "\\$&")}"`
    : "";

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
  manner: Manner = "usual",
): readonly Edit[] {
  const edits: Edit[] = [];
  const visit = (node: Nodes, inLink: boolean, brackets: boolean): void => {
    let escapes = brackets;
    if (node.type === "text" && manner === "careful") carefulEdits(node, tree, edits);
    else if (node.type === "text") textEdits(node, brackets, tree, edits);
    else if (node.type === "code") referenceEdits(node, tree, edits);
    else if (node.type === "inlineCode") codeEdits(node, tree, edits);
    else if (node.type === "paragraph" || node.type === "heading") {
      beginningEdit(node, tree, manner, edits);
      escapes = mayLink(node, tree);
    } else if (node.type === "html") htmlEdits(node, tree, manner, notes, edits);
    else if (node.type === "image" || node.type === "imageReference")
      imageEdit(node, inLink, tree, references, manner, notes, edits);
    else if (node.type === "definition") edits.push({ from: spanOf(node)[0], to: spanOf(node)[1], text: "" });
    else if (node.type === "link" || node.type === "linkReference")
      escapes = linkEdits(node, tree, references, notes, edits) || brackets;
    const within = inLink || node.type === "link" || node.type === "linkReference";
    // Between angle brackets no mark means anything.
    if (isAutolink(node, tree)) return;
    if ("children" in node) for (const child of node.children) visit(child, within, escapes);
  };
  const loose = nodes.some((node) => mayLink(node, tree));
  for (const node of nodes) visit(node, false, loose);
  return edits.sort((a, b) => a.from - b.from || a.to - b.to);
}

const isAutolink = (node: Nodes, tree: BodyTree): boolean =>
  node.type === "link" && tree.source[spanOf(node)[0]] === "<" && isLinkable(node.url);

function carefulEdits(node: Text, tree: BodyTree, edits: Edit[]): void {
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

/** What would be a definition, and hidden, once something behind it is left out. */
const DEFINES = /^\[(?:[^[\]\\]|\\.)+\]:/s;

/** What the parser takes for text right below indented code, and would be an entry of a list anywhere else. */
const STRAY_ENTRY = /^(?:\d{1,9}(?=[.)](?:\s|$))|(?=[-+*](?:\s|$)))/;

/** What the beginning of a text needs that would be something else, hidden perhaps, where it is read alone. */
function beginningEdit(node: Paragraph | Heading, tree: BodyTree, manner: Manner, edits: Edit[]): void {
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
  node.type === "html" ? PLAIN_TAG.test(node.value.trim()) : node.type === "text" && node.value.trim() === "";

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

/** Blanks behind a blank line, which would make code of what stands behind them. */
const FAR_IN = /(?<=\n[ \t>]*\n)(?<before>(?:[ \t]*>)*)(?<blanks>[ \t]{4,})(?=\S)/g;

function htmlEdits(node: Html, tree: BodyTree, manner: Manner, notes: Notes, edits: Edit[]): void {
  const [from, to] = spanOf(node);
  const source = tree.source.slice(from, to);
  if (PLAIN_TAG.test(node.value.trim())) {
    const apart = /^<br/i.test(node.value) || joinsAddress(tree.source, from, to);
    edits.push({ from, to, text: apart ? " " : "" });
    notes.add("raw-html", placeIn(tree, node), "a tag of HTML: left out");
    return;
  }
  const usual = () => [...source.matchAll(MARK_IN_LETTERS)].map(({ index }) => index);
  for (const index of manner === "careful" ? marksOf(source, "letters") : usual())
    edits.push({ from: from + index, to: from + index + 1, text: `\\${source[index]}` });
  const indented = from - lineStart(tree.source, from);
  for (const { index, groups } of source.matchAll(FAR_IN)) {
    const { before = "", blanks = "" } = groups ?? {};
    const at = from + index + before.length;
    const left = before === "" ? Math.min(indented, blanks.length) : 1;
    edits.push({ from: at + left, to: at + blanks.length, text: "" });
  }
  notes.add("raw-html", placeIn(tree, node), "raw HTML: shown as text");
}

/** Whether an address stands right before and something right behind, which must not become a part of it. */
const joinsAddress = (source: string, from: number, to: number): boolean =>
  /https?:\/\/\S*$/i.test(source.slice(Math.max(0, from - 300), from)) &&
  /^[^\s<]/.test(source.slice(to, to + 1));

function imageEdit(
  node: Image | ImageReference,
  inLink: boolean,
  tree: BodyTree,
  references: References,
  manner: Manner,
  notes: Notes,
  edits: Edit[],
): void {
  const [from, to] = spanOf(node);
  const url = addressOf(node, references) ?? "";
  const letters = cleanText(node.alt ?? "")
    .replace(/\s+/g, " ")
    .trim();
  const alt = (manner === "careful" ? allEscaped(letters) : escaped(letters)) || "图片";
  const apart = joinsAddress(tree.source, from, to) ? " " : "";
  const linked = !inLink && httpAddress(url) !== null;
  const text = linked ? `[${alt}](${target(url)})` : `${apart}${alt}`;
  edits.push({ from, to, text });
  if (tree.source[from - 1] === "!" && text.startsWith("["))
    edits.push({ from: from - 1, to: from, text: "\\!" });
  const left = withAddressesOf(node, tree, references) || (url === "" ? "" : `: ${shown(url)}`);
  const title = node.type === "image" && node.title ? ` "${node.title}"` : "";
  notes.add(
    "image",
    placeIn(tree, node),
    `an image: not loaded, kept as ${linked ? "a link" : "its text"}${left}${title}`,
  );
}

/** Changes around the text of a link; gives whether brackets in its text are to be escaped. */
function linkEdits(
  node: Link | LinkReference,
  tree: BodyTree,
  references: References,
  notes: Notes,
  edits: Edit[],
): boolean {
  const [from, to] = spanOf(node);
  const url = addressOf(node, references) ?? "";
  const start = node.children[0] ? spanOf(node.children[0])[0] : to;
  const end = node.children.at(-1) ? spanOf(node.children.at(-1) as Nodes)[1] : to;
  const linkable = isLinkable(url);
  if (!linkable) {
    const angle = tree.source[from] === "<";
    const before = angle ? "\\<" : joinsAddress(tree.source, from, start) ? " " : "";
    const after = angle ? ">" : joinsAddress(tree.source, end, to) ? " " : "";
    edits.push({ from, to: start, text: before }, { from: end, to, text: after });
    notes.add(
      "unsafe-link",
      placeIn(tree, node),
      `a link that is neither http nor https nor an e-mail address: only its text is kept, without ${shown(url) || "an address"}${titleOf(node)}`,
    );
  } else if (node.children.length === 0) {
    edits.push({ from, to, text: angled(url) });
    if (titleOf(node) !== "")
      notes.add("link-title", placeIn(tree, node), `a link's title: left out${titleOf(node)}`);
  } else if (node.type === "linkReference") edits.push({ from: end, to, text: `](${target(url)})` });
  // A target spelled with references or escapes is written as what it is, so that the bundle has the address itself.
  else if (isSpeltOtherwise(tree.source.slice(end, to), url))
    edits.push({ from: end, to, text: `](${target(url)}${titled(node.title)})` });
  return !linkable || node.type === "linkReference";
}

/** Whether what stands behind a link's text spells its address, or a character that no text may hold, by other characters. */
const isSpeltOtherwise = (source: string, url: string): boolean =>
  /[&\\]/.test(source) && (!source.includes(url) || unfitReferences(source).length > 0);

const titleOf = (node: Link | LinkReference): string =>
  node.type === "link" && node.title ? ` "${node.title}"` : "";
