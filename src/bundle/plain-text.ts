/** Label and target end before anything that could open another link, so that many unclosed ones take linear time. */
const LINK = /!?\[([^[\]\n]*)\]\(((?:[^)\s\]]|\](?!\())*)(?:\s+"[^"\n]*")?\)/g;
const MARKERS = /\*\*|__|`|~~|^[ \t]*(?:[-*+>]|#{1,6})[ \t]+/gm;

/**
 * The text of Markdown roughly as a reader sees it, good enough to search in: links become their labels, emphasis marks
 * go.
 * No letter of the text is removed, so that every substring of a word is found. O(length).
 */
export const plainText = (markdown: string): string => markdown.replace(LINK, "$1").replace(MARKERS, "");
