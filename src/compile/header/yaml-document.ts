import { Composer, type CST, type Document, Parser } from "yaml";
import { DEEPEST } from "./matter-entry.ts";

/** A text as a document of YAML, or what is wrong with it and at which offset. */
export type YamlReading =
  | { readonly ok: true; readonly document: Document.Parsed }
  | { readonly ok: false; readonly offset: number; readonly message: string };

/**
 * Parses a text that is one document of YAML, without resolving types; its first fault is told.
 * Tokens are looked at before a tree is made of them, which takes a call within a call for each that is nested: where
 * the stack runs full, an expression that is compiled for the first time ends the whole process. Linear in the text:
 * no fault quotes its line, as there can be as many faults as letters.
 */
export function parseYaml(text: string): YamlReading {
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeepAt(tokens);
  if (deep !== null) return { ok: false, offset: deep, message: "values are nested too deep" };
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  const [document, second] = composer.compose(tokens, true, text.length);
  const fault = document?.errors[0];
  if (fault) return { ok: false, offset: fault.pos[0], message: fault.message.split("\n", 1)[0] ?? "" };
  if (second) return { ok: false, offset: second.range[0], message: "a second document begins within it" };
  return { ok: true, document: document as Document.Parsed };
}

/** Where the first value lies that is nested deeper than `DEEPEST`; null without one. O(tokens). */
function tooDeepAt(tokens: readonly CST.Token[]): number | null {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  let first: number | null = null;
  for (let one = open.pop(); one; one = open.pop()) {
    const { token, depth } = one;
    if (depth > DEEPEST) first = Math.min(first ?? token.offset, token.offset);
    else if (token.type === "document") {
      if (token.value) open.push({ token: token.value, depth });
    } else if ("items" in token) {
      for (const item of token.items)
        for (const below of [item.key, "value" in item ? item.value : null])
          if (below) open.push({ token: below, depth: depth + 1 });
    }
  }
  return first;
}
