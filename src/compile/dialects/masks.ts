import type { Code, Html, Nodes } from "mdast";
import type { Notes } from "../report/notes.ts";
import { type BodyTree, lineStart, placeAt, placeIn, spanOf } from "./tree.ts";

/** A noncharacter: it means nothing to Markdown. A digest's own one does no harm, as masks are known by their offsets. */
export const MASK = "\uFDD0";

/** Goes through all blocks, but for what texts are made of: raw HTML within one is a part of its line. */
export function eachBlock(nodes: readonly Nodes[], use: (node: Nodes) => void): void {
  for (const node of nodes) {
    use(node);
    // Raw HTML within a text is a single tag, or ends where it began.
    if ("children" in node && node.type !== "paragraph" && node.type !== "heading")
      eachBlock(node.children, use);
  }
}

const HOLDS_ITEMS = /^ {0,3}(?:\d{1,9}[.)][ \t]+\S|[-+*][ \t]+.*\]\()/m;

/** Masks a fence: the whole line where at most a language follows, so that a list can begin below, else its marks. */
function maskLine({ source, masks }: BodyTree, from: number, fence: string): void {
  const line = source.slice(from, lineEnd(source, from));
  const bare = /^[\w-]{0,20}$/.test(line.slice(fence.length).trim());
  for (let at = 0; at < (bare ? line : fence).length; at += 1) masks.chars.set(from + at, bare ? " " : MASK);
}

/** The marks that a block of code in a fence opens with, and whether it is closed; null for indented code. */
function fenceOf(
  { source }: BodyTree,
  node: Code,
): { readonly open: string; readonly closed: boolean } | null {
  const text = source.slice(...spanOf(node));
  const open = /^(?:`{3,}|~{3,})/.exec(text)?.[0];
  if (open === undefined) return null;
  const last = text.slice(text.lastIndexOf("\n") + 1).replace(/^[ \t>]+/, "");
  return {
    open,
    closed: text.includes("\n") && new RegExp(`^\\${open[0]}{${open.length},}[ \t]*$`).test(last),
  };
}

/**
 * Masks the marks of a fence that never closes, and of one around the whole digest. One that is left open within an
 * entry or a quote hides nothing of the digest: it ends with them, and its text stays the code that it is.
 */
export function maskFence(tree: BodyTree, notes: Notes): boolean {
  let found = false;
  const listed = tree.blocks.some((node) => node.type === "list");
  for (const node of tree.blocks) {
    if (node.type !== "code") continue;
    const fence = fenceOf(tree, node);
    if (!fence) continue;
    const { open, closed } = fence;
    const around = closed && !listed && HOLDS_ITEMS.test(node.value);
    if (closed && !around) continue;
    found = true;
    const [from, to] = spanOf(node);
    maskLine(tree, from, open);
    if (around) {
      const last = tree.source.slice(lineStart(tree.source, to), to).trim();
      maskLine(tree, to - last.length, last);
      notes.add(
        "wrapped-in-fence",
        placeIn(tree, node),
        "the digest stands inside a code fence: the fence is ignored",
      );
    } else {
      notes.add("unclosed-block", placeIn(tree, node), NEVER_CLOSED);
      maskLaterFences(tree, spanOf(node), open, notes);
    }
  }
  return found;
}

const NEVER_CLOSED = "the code fence is never closed: what follows is read as text";

/** A line that opens a fence, unless it is code already. */
const OPENING = /^(?:(?<ticks>`{3,})[^`]*|(?<tildes>~{3,}).*)$/;

/**
 * Masks what the next rounds would find one by one: fences of the same marks behind one that never closes, which
 * nothing can close either. What may stand in another kind of fence, or in HTML, is left to the rounds.
 */
function maskLaterFences(
  tree: BodyTree,
  [from, to]: readonly [number, number],
  open: string,
  notes: Notes,
): void {
  let at = lineEnd(tree.source, from) + 1;
  while (at < to && !(open.startsWith("`") ? /[~<]/ : /[`<]/).test(tree.source[at] ?? "")) {
    const end = lineEnd(tree.source, at);
    const { ticks, tildes } = OPENING.exec(tree.source.slice(at, end))?.groups ?? {};
    const marks = ticks ?? tildes ?? "";
    if (marks.startsWith(open)) {
      maskLine(tree, at, marks);
      notes.add("unclosed-block", placeAt(tree, at), NEVER_CLOSED);
    }
    at = end + 1;
  }
}

/** Where the line of an offset ends. */
function lineEnd(source: string, offset: number): number {
  const end = source.indexOf("\n", offset);
  return end < 0 ? source.length : end;
}

/** Notes each fence that is left open within an entry or a quote, and ends with it. */
export function noteOpenFences(tree: BodyTree, notes: Notes): void {
  eachBlock(tree.blocks, (node) => {
    if (node.type !== "code" || fenceOf(tree, node)?.closed !== false) return;
    notes.add(
      "unclosed-block",
      placeIn(tree, node),
      "the code fence is never closed: it ends with the item or quote that it stands in",
    );
  });
}

/** Raw HTML that goes on until its end mark, wherever that is. */
const LONG_HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Za-z]/, />/],
  [/^<(?:script|pre|style|textarea)\b/i, /<\/(?:script|pre|style|textarea)>/i],
];

/** Masks the first marks of a comment, CDATA section or the like that never ends, and of all others within it. */
export function maskOpenHtml(tree: BodyTree, notes: Notes): boolean {
  let found = false;
  eachBlock(tree.blocks, (node) => {
    if (node.type !== "html") return;
    const { value } = node as Html;
    const start = value.length - value.trimStart().length;
    const kind = LONG_HTML.find(([open]) => open.test(value.slice(start)));
    if (!kind || kind[1].test(value.slice(start + 2))) return;
    found = true;
    const [from, to] = spanOf(node);
    for (const { index, 0: before } of tree.source.slice(from, to).matchAll(/(?:^|\n)[ \t>]*(?=<)/g)) {
      const at = from + index + before.length;
      if (!kind[0].test(tree.source.slice(at, at + 10))) continue;
      tree.masks.chars.set(at, MASK);
      notes.add(
        "unclosed-block",
        placeAt(tree, at),
        "the HTML is never closed: what follows is read as text",
      );
    }
  });
  return found;
}

/** Masks footnotes: to CommonMark `[^1]: text` is the address of a link, to a writer it is a text with links. */
export function maskFootnotes(tree: BodyTree): boolean {
  let found = false;
  eachBlock(tree.blocks, (node) => {
    if (node.type !== "definition" || !node.label?.startsWith("^")) return;
    found = true;
    tree.masks.chars.set(spanOf(node)[0], MASK);
  });
  return found;
}
