/** Text as Markdown that shows it: what could begin a link, code, raw HTML or an entity is no mark any more. */
export const escaped = (text: string): string => text.replace(/[[\]\\<`]|&(?=#?\w{1,32};)/g, "\\$&");

/** Marks that begin another block than a paragraph where they stand first. */
const BLOCK =
  /^(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|(?:[-*_][ \t]*){3,}(?=\n|$)|={1,}(?=\s|$)|`{3}|~{3}|<(?=[A-Za-z/!?])|\[(?=(?:[^[\]\\]|\\.)+\]:))/s;

/** The rest of a paragraph whose beginning was cut off, as a paragraph again. */
export const asParagraph = (text: string): string =>
  BLOCK.test(text) ? `\\${text}` : text.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
