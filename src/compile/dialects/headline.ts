/** A headline taken apart. */
export interface Headline {
  readonly title: string;
  readonly author: string | null;
}

/** Blanks that are none to Markdown, such as U+3000, are letters of a headline. */
const oneLine = (text: string): string => text.replace(/[ \t\n\r\u2028\u2029]+/g, " ").trim();

/**
 * Splits `title-author` at the last ASCII hyphen; both parts are trimmed.
 * No hyphen, or nothing behind it: the author is null and every character before stays in the title.
 */
export function splitHeadline(text: string): Headline {
  const line = oneLine(text);
  const at = line.lastIndexOf("-");
  if (at < 0) return { title: line, author: null };
  const author = line.slice(at + 1).trim();
  return { title: line.slice(0, at).trim(), author: author === "" ? null : author };
}

/** Whether a reader would see nothing of a headline: it is empty, or of blanks and characters that are not shown. */
export const isBlank = (title: string): boolean => !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(title);
