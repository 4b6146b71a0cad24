import { withoutStrayMarks } from "./stray-marks.ts";

/** A piece of a line of Markdown: text, and how it is set. */
export interface InlinePiece {
  readonly type: "text" | "strong" | "code" | "link";
  readonly text: string;
  /** Absolute http, https or mailto address of a link, else "". */
  readonly url: string;
}

const PIECE =
  /\*\*(?=\S)(?<strong>[^*\n]*[^*\s])\*\*|`(?<code>[^`\n]+)`|!?\[(?<label>[^\]\n]*)\]\((?<url>[^)\s]+)\)/g;

/**
 * Bold, code and links of a paragraph, for the first paint: the Markdown renderer comes in a later
 * script and must not move what already stands there. Anything else stays as written. O(length).
 */
export function inlinePieces(markdown: string): readonly InlinePiece[] {
  const pieces: InlinePiece[] = [];
  const text = (source: string) => {
    const value = withoutStrayMarks(source);
    if (value !== "") pieces.push({ type: "text", text: value, url: "" });
  };
  let at = 0;
  for (const match of markdown.matchAll(PIECE)) {
    text(markdown.slice(at, match.index));
    at = match.index + match[0].length;
    const { strong, code, label = "", url = "" } = match.groups as Readonly<Record<string, string>>;
    if (strong !== undefined) pieces.push({ type: "strong", text: strong.replaceAll("`", ""), url: "" });
    else if (code !== undefined) pieces.push({ type: "code", text: code, url: "" });
    else if (match[0].startsWith("!")) text(label);
    else pieces.push({ type: "link", text: label.replaceAll("**", ""), url: safeAddress(url) });
  }
  text(markdown.slice(at));
  return pieces;
}

/** The address if it is absolute http, https or mailto, else "": nothing else may become a link. */
export const safeAddress = (url: string): string => (/^(https?:\/\/|mailto:)[^\s]/i.test(url) ? url : "");

/** Longest text, in characters, that is worth parsing: sixty times a usual item. */
const TEXT_LIMIT = 20_000;
/** Most delimiters of emphasis and links: Markdown parsers take the square of their number, and their stack. */
const DELIMITER_LIMIT = 400;

/** True for a text that would hold up the page; it is shown as it is written. O(length). */
export const isTooTangled = (markdown: string): boolean =>
  markdown.length > TEXT_LIMIT || (markdown.match(/[*_[\]>`~]/g)?.length ?? 0) > DELIMITER_LIMIT;

/** Strong text that every Markdown parser takes as such, whatever stands around it; no letter but Han after `%`. */
const SURE_STRONG =
  /\*\*[\p{L}\p{N}](?:[^*`\n]*(?:[\p{L}\p{N}]|%(?=\*\*(?:$|[\s\p{P}\p{Script=Han}]))))?\*\*/gu;
/** Strong text that ends with a mark of Chinese, before Chinese: what a parser made for Chinese takes as such. */
const CHINESE_STRONG = /\*\*[\p{L}\p{N}][^*`\n]*[。！？；：，、）」』”…]\*\*(?=\p{Script=Han}|$)/gu;

/** Code between single marks, with nothing in it that anybody could take for something else. */
const SURE_CODE = /(?<!`)`[^`*[\]\n\s](?:[^`*[\]\n]*[^`*[\]\n\s])?`(?!`)/g;

/** What a line may begin with to be no list, quote, heading, rule, table or code. */
const PLAIN_START = /^(?:\*\*)?[\p{Script=Han}A-Za-z“「『《（"'(]/u;

/** What may be a mark of Markdown, of HTML or of an entity, or a break. */
const MARK = /[*`\\\n\t\0\ufffd]|\]\(|<(?=[A-Za-z/!?])|&(?=#?\w+;)| {2}| $/u;

/** A low line within a word is one. */
const WITHIN_WORD = /(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])/g;

/** Strong text without its stars, between letters as those are; what stands in it may be a mark as well. */
const unset = (strong: string): string => `x${strong.slice(2, -2)}x`;

/**
 * True for a text that has nothing but paragraphs, bold phrases and code, so that `inlinePieces` shows it as the
 * Markdown renderer would. In doubt false. O(length).
 */
export const isSimple = (markdown: string): boolean =>
  markdown.split(/\n{2,}/).every((line) => {
    const rest = line.replace(SURE_STRONG, unset).replace(CHINESE_STRONG, unset).replace(SURE_CODE, "x");
    return PLAIN_START.test(line) && !MARK.test(rest) && !rest.replace(WITHIN_WORD, "").includes("_");
  });
