import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import { DEEPEST } from "./matter-entry.ts";

/** A text as a document of YAML, or what is wrong with it and at which offset. */
export type YamlReading =
  | { readonly ok: true; readonly document: Document.Parsed }
  | { readonly ok: false; readonly offset: number; readonly message: string };

/** Where a value begins that is nested deeper than `DEEPEST`. */
export interface TooDeep {
  readonly offset: number;
  readonly message: string;
}

/**
 * Parses a text that is one document of YAML, without resolving types; its first fault is told. Linear in the text: no
 * fault quotes its line, as there can be as many faults as letters.
 */
export function parseYaml(text: string): YamlReading {
  const documents = yamlDocuments(text);
  if ("message" in documents) return { ok: false, ...documents };
  const [document, second] = documents;
  const fault = document.errors[0];
  if (fault) return { ok: false, offset: fault.pos[0], message: fault.message.split("\n", 1)[0] ?? "" };
  if (second) return { ok: false, offset: second.range[0], message: "a second document begins within it" };
  return { ok: true, document };
}

/**
 * The documents of a text, an empty one where it has none, each with its faults; `onNewLine` hears the offset of each
 * line.
 * How deep values are nested is looked at while they are read: both steps of the parser call themselves for each, and
 * where the stack runs full, an expression that is compiled for the first time ends the whole process.
 */
export function yamlDocuments(
  text: string,
  onNewLine?: (offset: number) => void,
): readonly [Document.Parsed, ...Document.Parsed[]] | TooDeep {
  const tokens = tokensOf(text, onNewLine);
  if (!Array.isArray(tokens)) return tokens;
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  return [...composer.compose(tokens, true, text.length)] as [Document.Parsed, ...Document.Parsed[]];
}

function tokensOf(text: string, onNewLine?: (offset: number) => void): CST.Token[] | TooDeep {
  const parser = new Parser(onNewLine);
  const tokens: CST.Token[] = [];
  onNewLine?.(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST)
      return { offset: parser.stack.at(-1)?.offset ?? 0, message: "values are nested too deep" };
  }
  tokens.push(...parser.end());
  return tokens;
}
