import { compileDigest } from "../../src/compile/compile-digest.ts";

/** Compiles a body under a title; the name of the file says the day. */
export const compileBody = (body: string, path = "2025-06-14.md") =>
  compileDigest({ path, bytes: new TextEncoder().encode(`---\ntitle: "t"\n---\n\n${body}`) });

/** The items of a body. */
export const itemsOf = (body: string) =>
  (compileBody(body).draft?.items ?? []).map(({ title, url, section, body: text }) => ({
    title,
    url,
    section,
    text,
  }));

/** The rules by which something is told of a body. */
export const rulesOf = (body: string) => compileBody(body).diagnostics.map(({ rule }) => rule);
