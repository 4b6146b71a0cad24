/** A middle dot between two Han characters, as in a name from another language. */
const DOT = /(?<=\p{Script=Han})·(?=\p{Script=Han})/gu;

/** A text to be shown, whose middle dots begin no line: U+2060 forbids the break. O(length). */
export const joined = (text: string): string => text.replace(DOT, "\u2060·");
