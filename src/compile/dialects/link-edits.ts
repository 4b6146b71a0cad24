import type { Image, ImageReference, Link, LinkReference, Nodes } from "mdast";
import { shown } from "../text/shown.ts";
import { cleanText } from "../text/source-text.ts";
import { httpAddress, isLinkable } from "../text/source-url.ts";
import { allEscaped } from "./all-escaped.ts";
import { type Editing, joinsAddress } from "./editing.ts";
import { escaped } from "./escapes.ts";
import { withAddressesOf } from "./left-out.ts";
import { addressOf } from "./references.ts";
import { placeIn, spanOf } from "./tree.ts";
import { unfitReferences } from "./unfit-references.ts";

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

/** Makes a link of an image, or its text where it stands in one or has no address. */
export function imageEdit(node: Image | ImageReference, inLink: boolean, editing: Editing): void {
  const { tree, references, manner, notes, edits } = editing;
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
export function linkEdits(node: Link | LinkReference, editing: Editing): boolean {
  const { tree, references, notes, edits } = editing;
  const [from, to] = spanOf(node);
  const url = addressOf(node, references) ?? "";
  const start = node.children[0] ? spanOf(node.children[0])[0] : to;
  const end = node.children.at(-1) ? spanOf(node.children.at(-1) as Nodes)[1] : to;
  const linkable = isLinkable(url);
  if (!linkable) {
    const isAngled = tree.source[from] === "<";
    const apart = (at: number, behind: number): string => (joinsAddress(tree.source, at, behind) ? " " : "");
    edits.push(
      { from, to: start, text: isAngled ? "\\<" : apart(from, start) },
      { from: end, to, text: isAngled ? ">" : apart(end, to) },
    );
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
