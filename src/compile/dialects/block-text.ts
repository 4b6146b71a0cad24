import type { Nodes } from "mdast";
import type { Notes } from "../notes.ts";
import type { References } from "./references.ts";
import { type Edit, editsOf } from "./safe-text.ts";
import { type BodyTree, spanOf } from "./tree.ts";

/** A stretch of the source with its edits made; edits inside of another one are dropped. */
function edited(tree: BodyTree, from: number, to: number, edits: readonly Edit[]): string {
  let text = "";
  let at = from;
  for (const edit of edits) {
    if (edit.from < at || edit.to > to) continue;
    text += tree.source.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + tree.source.slice(at, to);
}

/** A fence that nothing in the text can close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** Takes the indentation of a block's first line off its other lines, as far as they have it. */
const dedent = (text: string, column: number): string =>
  text.replace(/\n[ \t]*/g, (blanks) => `\n${blanks.slice(1).slice(column - 1)}`).trim();

const isTangled = (tree: BodyTree, from: number, to: number): boolean =>
  tree.masks.tangled.some((one) => one.from < to && one.to > from);

/** Masked marks are shown as what they are, so that a second reader does not take them for marks again. */
function maskEdits(tree: BodyTree, from: number, to: number): readonly Edit[] {
  const edits: Edit[] = [];
  for (const at of tree.masks.chars.keys()) {
    const char = tree.source[at] ?? "";
    if (at >= from && at < to && /[<`~[]/.test(char)) edits.push({ from: at, to: at + 1, text: `\\${char}` });
  }
  return edits;
}

/**
 * A block, or inline nodes that follow each other, as Markdown that is safe by itself; `without` is left out.
 * What was too tangled to parse, and code, come in a fence of their own.
 */
export function blockText(
  nodes: readonly Nodes[],
  tree: BodyTree,
  references: References,
  notes: Notes,
  without: Nodes | null = null,
): string {
  const [head] = nodes;
  const tail = nodes.at(-1);
  if (!head || !tail) return "";
  const [from] = spanOf(head);
  const [, to] = spanOf(tail);
  if (isTangled(tree, from, to))
    return fenced(dedent(tree.source.slice(from, to), head.position?.start.column ?? 1));
  if (head.type === "code") return fenced(head.value);
  const kept = nodes.filter((node) => node !== without);
  const cut = without === null ? [] : [{ from: spanOf(without)[0], to: spanOf(without)[1], text: "" }];
  const edits = [...editsOf(kept, tree, references, notes), ...maskEdits(tree, from, to), ...cut];
  const text = edited(
    tree,
    from,
    to,
    edits.sort((a, b) => a.from - b.from || a.to - b.to),
  );
  return dedent(text, head.position?.start.column ?? 1);
}
