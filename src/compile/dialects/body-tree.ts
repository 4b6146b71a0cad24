import type { Notes } from "../report/notes.ts";
import type { DigestText } from "./dialect.ts";
import { maskIndentedText } from "./indented-text.ts";
import { maskFence, maskFootnotes, maskOpenHtml, noteOpenFences } from "./masks.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { maskTangled } from "./tangled.ts";
import type { BodyTree, Masks } from "./tree.ts";
import { noteUnfitReferences } from "./unfit-references.ts";
import { maskWideBrackets } from "./wide-brackets.ts";

/** Rounds of masking what hides the rest; each round masks all that it finds. */
const ROUNDS = 8;

/**
 * Parses the body of a digest.
 * What would be too slow to parse is masked before, what hides the rest of the digest (an unclosed fence or
 * comment, a fence around everything, text that is indented too little for its number) is masked and the
 * body parsed again; each mask is noted. Near linear in the text.
 */
export function parseBody(text: DigestText, notes: Notes): BodyTree {
  const lines = text.lines.slice(text.first);
  const source = lines.join("\n");
  const masks: Masks = { chars: new Map(), tangled: [] };
  // The parser drops a byte order mark at the beginning, and with it every offset would be one too small.
  if (source.startsWith("\uFEFF")) masks.chars.set(0, " ");
  maskWideBrackets(lines, masks, text.first, notes);
  maskTangled(lines, masks, text.first, notes);
  let tree: BodyTree = { source, lines: lineStarts(lines), blocks: [], masks, first: text.first };
  for (let round = 0; round < ROUNDS; round += 1) {
    tree = { ...tree, blocks: parseMarkdown(masked(source, masks)) };
    const found = [
      maskFence(tree, notes),
      maskOpenHtml(tree, notes),
      maskIndentedText(tree, notes),
      maskFootnotes(tree),
    ];
    if (!found.some(Boolean)) break;
  }
  noteOpenFences(tree, notes);
  noteUnfitReferences(tree, notes);
  return tree;
}

function lineStarts(lines: readonly string[]): readonly number[] {
  let offset = 0;
  return lines.map((line) => {
    const start = offset;
    offset += line.length + 1;
    return start;
  });
}

/** The text that is parsed. A stretch too tangled to parse is one long word, so that it has one line as well. */
function masked(source: string, masks: Masks): string {
  if (masks.chars.size === 0 && masks.tangled.length === 0) return source;
  const chars = source.split("");
  for (const [at, char] of masks.chars) chars[at] = char;
  for (const { from, to } of masks.tangled) chars.fill("x", from, to);
  return chars.join("");
}
