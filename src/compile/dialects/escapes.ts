/** A low line that could begin or end emphasis: within a word it is one. */
export const LOW_LINE = "(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])";

/** What could begin a link, code, emphasis, raw HTML or an entity in letters that mean nothing to Markdown. */
export const MARK_IN_LETTERS = new RegExp(`[[\\]\\\\<\`*]|${LOW_LINE}|&(?=#?\\w{1,32};)`, "g");

/** Text as Markdown that shows it: what could begin a link, code, emphasis, raw HTML or an entity is no mark any more. */
export const escaped = (text: string): string => text.replace(MARK_IN_LETTERS, "\\$&");

/**
 * Marks that begin another block than a paragraph where they stand first. An address between angle brackets does not,
 * and neither does code that ends on its first line.
 */
const BLOCK =
  /^(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|[-*_][ \t]*[-*_][ \t]*[-*_][-*_ \t]*(?=\n|$)|={1,}(?=\s|$)|`{3,}(?=[^`\n]*(?:\n|$))|~{3}|<(?=[A-Za-z/!?])(?![A-Za-z][\w+.-]{1,31}:[^\s<>]*>|[^\s<>@]+@[^\s<>]+>)|\[(?=(?:[^[\]\\]|\\.)+\]:))/s;

/** Where a backslash keeps a text from beginning another block than a paragraph; null where none is needed. */
export function blockMark(text: string): number | null {
  if (BLOCK.test(text)) return 0;
  return /^\d{1,9}(?=[.)](?:\s|$))/.exec(text)?.[0].length ?? null;
}

/** The rest of a paragraph whose beginning was cut off, as a paragraph again. */
export function asParagraph(text: string): string {
  const at = blockMark(text);
  return at === null ? text : `${text.slice(0, at)}\\${text.slice(at)}`;
}
