import { compileDigest } from "../../src/compile/compile-digest.ts";

/** Front matter's date, where a test is about something else. */
export const DATE = "date: 2025-06-14T00:00:56+08:00";

/** Compiles a text: its draft, its outcome, its diagnostics, and the rules of its warnings and errors. */
export const compile = (text: string, path = "a.md") => {
  const { draft, outcome, diagnostics } = compileDigest({ path, bytes: new TextEncoder().encode(text) });
  return {
    draft,
    outcome,
    diagnostics,
    rules: diagnostics.filter(({ severity }) => severity !== "info").map(({ rule }) => rule),
  };
};
