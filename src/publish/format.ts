import type { Diagnostic } from "../compile/diagnostic.ts";

/** What a terminal would act on instead of showing it: C0, DEL, C1, bidirectional and line separators. */
const ACTING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text as a terminal may safely print it. */
export const printable = (text: string): string =>
  text.replace(ACTING, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** `file:line:column severity rule message`. */
export const formatDiagnostic = (one: Diagnostic): string =>
  printable(`${one.file}:${one.line}:${one.column} ${one.severity} ${one.rule} ${one.message}`);
