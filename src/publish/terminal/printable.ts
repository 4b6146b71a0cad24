/** What a terminal would act on instead of showing it: C0, DEL, C1, bidirectional and line separators. */
const ACTING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Escapes whatever a terminal would act on instead of showing it. */
export const printable = (text: string): string =>
  text.replace(ACTING, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A fault of our own in one sentence, as a stack trace says nothing to whoever ran the command. */
export function faultSentence(error: unknown): string {
  const what = error instanceof Error ? error.message.split("\n", 1)[0] : "unknown";
  return printable(`tidings failed by a fault of its own (${what}); please report it.`);
}
