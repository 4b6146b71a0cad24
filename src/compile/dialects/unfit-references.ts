import type { Nodes } from "mdast";
import type { Notes } from "../report/notes.ts";
import { cleanText } from "../text/source-text.ts";
import { type BodyTree, placeAt, spanOf } from "./tree.ts";

/** A reference such as `&#0;` to a character that no bundle may hold. */
export interface UnfitReference {
  /** Where it stands in its text, and how much of it it takes. */
  readonly index: number;
  readonly length: number;
  /** Whether the character controls something, or is none at all; or turns the direction of the text. */
  readonly kind: "control" | "direction";
}

/** None is one behind a backslash that is not itself escaped: looked for behind each `&`, never behind each letter. */
const REFERENCE =
  /&(?<=(?<!\\)(?:\\\\)*&)(?:#(?:[xX](?<hex>[0-9A-Fa-f]{1,6})|(?<decimal>\d{1,7}))|(?<named>lrm|rlm));/g;

/** Every reference in a text of Markdown that leads to a character which no bundle may hold. O(text). */
export function unfitReferences(text: string): readonly UnfitReference[] {
  const found: UnfitReference[] = [];
  for (const { index, 0: reference, groups } of text.matchAll(REFERENCE)) {
    const kind = kindOf(groups ?? {});
    if (kind !== null) found.push({ index, length: reference.length, kind });
  }
  return found;
}

function kindOf({
  hex,
  decimal,
}: {
  readonly [name: string]: string | undefined;
}): UnfitReference["kind"] | null {
  if (hex === undefined && decimal === undefined) return "direction";
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "control";
  const char = String.fromCodePoint(code);
  const clean = cleanText(char);
  if (clean === char || code === 13) return null;
  return clean === "" ? "direction" : "control";
}

/** The line that opens a block of code in a fence, in which references mean what they do in a text; "" without one. */
export const fenceLine = (source: string): string => /^(?:`{3}|~{3})[^\n]*/.exec(source)?.[0] ?? "";

/** What of a node is its own, as stretches of the source: not its children, nor code and HTML, where `&` is a letter. */
function ownSpans(node: Nodes, source: string): readonly (readonly [number, number])[] {
  const [from, to] = spanOf(node);
  switch (node.type) {
    case "text":
    case "image":
    case "imageReference":
    case "definition":
      return [[from, to]];
    case "link": {
      const last = node.children.at(-1);
      return [[last ? spanOf(last)[1] : from, to]];
    }
    case "code":
      return [[from, from + fenceLine(source.slice(from, to)).length]];
    default:
      return [];
  }
}

/** Notes the references of a body to characters that no bundle may hold, wherever they are resolved. O(body). */
export function noteUnfitReferences(tree: BodyTree, notes: Notes): void {
  const visit = (node: Nodes): void => {
    for (const [from, to] of ownSpans(node, tree.source)) {
      const text = tree.source.slice(from, to);
      for (const { index, length, kind } of unfitReferences(text)) {
        const reference = text.slice(index, index + length);
        const place = placeAt(tree, from + index);
        if (kind === "control")
          notes.add("invalid-reference", place, `${reference} is no character of a text: replaced by U+FFFD`);
        else notes.add("bidi-control", place, `${reference} turns the direction of the text: removed`);
      }
    }
    if ("children" in node) for (const child of node.children) visit(child);
  };
  if (unfitReferences(tree.source).length > 0) for (const node of tree.blocks) visit(node);
}
