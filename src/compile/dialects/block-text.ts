import type { Nodes } from "mdast";
import { holdNotes } from "../report/notes.ts";
import { cleanText } from "../text/source-text.ts";
import { columnBehind, dedent } from "./dedent.ts";
import type { ParsedBody } from "./dialect.ts";
import { asParagraph } from "./escapes.ts";
import { readingOf } from "./parse-markdown.ts";
import { editsOf } from "./safe-text.ts";
import { type BodyTree, type Edit, lineStart, onlyDefines, spanOf } from "./tree.ts";

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

/** Code in a fence that nothing in it can close; `info` is what its author said of it. */
function fenced(text: string, info = ""): string {
  const mark = info.includes("`") ? "~" : "`";
  let longest = 2;
  for (const [run] of text.matchAll(/`+|~+/g)) longest = Math.max(longest, run[0] === mark ? run.length : 0);
  const fence = mark.repeat(longest + 1);
  const said = cleanText(info)
    .replace(/\s+/g, " ")
    .replace(/&(?=#?\w{1,32};)/g, "\\&");
  return `${fence}${said}\n${text}\n${fence}`;
}

/** Whether some of a stretch of the source was too tangled to parse, so that its nodes do not have its text. */
export const isTangled = (tree: BodyTree, from: number, to: number): boolean =>
  tree.masks.tangled.some((one) => one.from < to && one.to > from);

/** Masked marks are shown as what they are, so that a second reader does not take them for marks again. */
function maskEdits(tree: BodyTree, from: number, to: number): readonly Edit[] {
  const edits: Edit[] = [];
  const { chars } = tree.masks;
  const edit = (at: number): void => {
    const char = tree.source[at] ?? "";
    if (char === "（") edits.push({ from: at, to: at + 1, text: "(" });
    else if (char === "）") edits.push({ from: at, to: at + 1, text: ")" });
    else if (/[<`~[]/.test(char)) edits.push({ from: at, to: at + 1, text: `\\${char}` });
  };
  // Whichever are fewer, so that many blocks with many masks take no more than linear time.
  if (chars.size < to - from) {
    for (const at of chars.keys()) if (at >= from && at < to) edit(at);
  } else {
    for (let at = from; at < to; at += 1) if (chars.has(at)) edit(at);
  }
  return edits;
}

/**
 * A block, or inline nodes that follow each other, as Markdown that is safe by itself; `without` is left out.
 * What was too tangled to parse, and code, come in a fence of their own.
 */
export function blockText(nodes: readonly Nodes[], body: ParsedBody, without: Nodes | null = null): string {
  const { tree } = body;
  const [head] = nodes;
  const tail = nodes.at(-1);
  if (!head || !tail || nodes.every(onlyDefines)) return "";
  const [from] = spanOf(head);
  const [, to] = spanOf(tail);
  const column = columnBehind(tree.source.slice(lineStart(tree.source, from), from), 0);
  if (isTangled(tree, from, to)) {
    const start = without !== null && spanOf(without)[0] === from ? spanOf(without)[1] : from;
    return fenced(dedent(tree.source.slice(start, to), column));
  }
  if (head.type === "code")
    return fenced(head.value.trimEnd(), [head.lang, head.meta].filter(Boolean).join(" "));
  const kept = nodes.filter((node) => node !== without);
  const cut = without === null ? [] : [{ from: spanOf(without)[0], to: spanOf(without)[1], text: "" }];
  // A blank that is none to Markdown, such as U+3000, is trimmed as well: what stands behind it comes first now.
  const bared = head.type === "paragraph" && /^\s/.test(tree.source.slice(from, to));
  const textWith = (edits: readonly Edit[]): string => {
    const all = [...edits, ...maskEdits(tree, from, to), ...cut];
    const text = edited(
      tree,
      from,
      to,
      all.sort((a, b) => a.from - b.from || a.to - b.to),
    );
    const whole = dedent(text, column);
    return without !== null || bared ? asParagraph(whole) : whole;
  };
  const edits = editsOf(kept, body);
  const usual = textWith(edits);
  if (edits.length === 0) return usual;
  // What comes to stand side by side where something between it is left out may mean something together.
  const careful = textWith(editsOf(kept, { ...body, notes: holdNotes() }, "careful"));
  // Most often both are the same letters, and need not be read.
  return usual === careful || readingOf(usual) === readingOf(careful) ? usual : careful;
}
