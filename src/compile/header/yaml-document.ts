import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import { DEEPEST } from "./matter-entry.ts";

/** A text as a document of YAML, or what is wrong with it and at which offset. */
export type YamlReading =
  | { readonly ok: true; readonly document: Document.Parsed }
  | { readonly ok: false; readonly offset: number; readonly message: string };

/**
 * Parses a text that is one document of YAML, without resolving types; its first fault is told.
 * How deep values are nested is looked at while they are read: both steps of the parser call themselves for each, and
 * where the stack runs full, an expression that is compiled for the first time ends the whole process. Linear in the
 * text: no fault quotes its line, as there can be as many faults as letters.
 */
export function parseYaml(text: string): YamlReading {
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens)) return { ok: false, ...tokens, message: "values are nested too deep" };
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  const [document, second] = composer.compose(tokens, true, text.length);
  const fault = document?.errors[0];
  if (fault) return { ok: false, offset: fault.pos[0], message: fault.message.split("\n", 1)[0] ?? "" };
  if (second) return { ok: false, offset: second.range[0], message: "a second document begins within it" };
  return { ok: true, document: document as Document.Parsed };
}

/** The tokens of a text, or where a value begins that is nested deeper than `DEEPEST`. */
function tokensOf(text: string): CST.Token[] | { readonly offset: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST) return { offset: parser.stack.at(-1)?.offset ?? 0 };
  }
  tokens.push(...parser.end());
  return tokens;
}
