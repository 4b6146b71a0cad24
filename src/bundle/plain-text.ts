/** Label and target end before what would begin another one: so many open ones take linear time. */
const LINK = /!?\[([^[\]\n]*)\]\(((?:[^)\s\]]|\](?!\())*)(?:\s+"[^"\n]*")?\)/g;
const MARKERS = /\*\*|__|`|~~|^[ \t]*(?:[-*+>]|#{1,6})[ \t]+/gm;

/**
 * The text of Markdown as a reader sees it, near enough to search in: labels of links, no emphasis marks.
 * What it takes away holds no letter of the text, so no substring of words is lost. O(length).
 */
export const plainText = (markdown: string): string => markdown.replace(LINK, "$1").replace(MARKERS, "");
