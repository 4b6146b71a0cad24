import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, type YAMLMap } from "yaml";
import { err, ok, type Result } from "../bundle/result.ts";
import type { CategorySlug } from "../bundle/schema.ts";
import { categorySlug } from "./categories/categories.ts";
import { yamlDocuments } from "./header/yaml-document.ts";
import type { Diagnostic } from "./report/diagnostic.ts";
import { createNotes, type Notes } from "./report/notes.ts";
import { cleanText } from "./text/source-text.ts";

/** What a publisher adds to the compiler's own tables; `docs/configuration.md` describes the file. */
export interface Configuration {
  /** Terms that speak for a category, as written; a known category's add to what its model says. */
  readonly categories: ReadonlyMap<CategorySlug, readonly string[]>;
  /** Spellings of one name, its main spelling first, as in `NAME_TABLE`. */
  readonly names: readonly (readonly string[])[];
}

/** The configuration that adds nothing. */
export const NO_CONFIGURATION: Configuration = { categories: new Map(), names: [] };

/** The name of the configuration file that is used where no other is given. */
export const CONFIGURATION_FILE = "tidings.yaml";

const SECTIONS = ["categories", "names"] as const;
type Section = (typeof SECTIONS)[number];

/** Where a fault is reported: by the offset of a node in the text. */
type Report = (offset: number, message: string) => void;

/** A key with the strings below it, all trimmed and none empty. */
interface Row {
  readonly key: string;
  readonly offset: number;
  readonly values: readonly { readonly text: string; readonly offset: number }[];
}

/**
 * Parses a configuration file (YAML; every scalar is the string that is written).
 * The errors are all faults in the order of the text, each with line and column in `file`.
 */
export function readConfiguration(file: string, text: string): Result<Configuration, readonly Diagnostic[]> {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const notes = createNotes(file, plain.split(/\r\n|\n|\r/));
  const counter = new LineCounter();
  const report = reporter(notes, counter);
  const root = rootOf(plain, counter, report);
  const sections = root === null ? null : sectionsOf(root, report);
  const configuration: Configuration = {
    categories: categoriesOf(rowsOf("categories", sections?.get("categories"), report), report),
    names: namesOf(rowsOf("names", sections?.get("names"), report), report),
  };
  const faults = notes.sorted();
  return faults.length > 0 ? err(faults) : ok(configuration);
}

/** Parses a text as YAML; null, with its faults reported, where it is none. */
function rootOf(text: string, counter: LineCounter, report: Report): Node | null {
  const documents = yamlDocuments(text, counter.addNewLine);
  const faults =
    "message" in documents
      ? [documents]
      : documents[0].errors.map(({ pos, message }) => ({ offset: pos[0], message }));
  for (const { offset, message } of faults) report(offset, `this is not YAML: ${message}`);
  return "message" in documents || faults.length > 0 ? null : documents[0].contents;
}

function reporter(notes: Notes, counter: LineCounter): Report {
  return (offset, message) => {
    const { line, col } = counter.linePos(offset);
    notes.add("configuration", { line: Math.max(1, line), column: Math.max(1, col) }, message);
  };
}

const offsetOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;
const isEmpty = (node: unknown): boolean => node === null || (isScalar(node) && textOf(node) === "");
const textOf = (node: unknown): string | null =>
  isScalar(node)
    ? cleanText(String(node.value ?? ""))
        .replace(/\s+/g, " ")
        .trim()
    : null;

function sectionsOf(root: unknown, report: Report): ReadonlyMap<Section, Node | null> {
  const found = new Map<Section, Node | null>();
  if (isEmpty(root)) return found;
  if (!isMap(root)) {
    report(offsetOf(root), `a configuration has the keys ${SECTIONS.join(" and ")}, each with a table`);
    return found;
  }
  for (const { key, value } of (root as YAMLMap<Node, Node | null>).items) {
    const name = textOf(key) as Section | null;
    if (name === null || !SECTIONS.includes(name)) {
      report(offsetOf(key), `there is no key ${name || "like this"}; the keys are ${SECTIONS.join(" and ")}`);
    } else if (found.has(name)) report(offsetOf(key), `${name} is given twice`);
    else found.set(name, value);
  }
  return found;
}

/** The table below a section's key: each of its keys has a string or a list of strings. */
function rowsOf(section: Section, table: Node | null | undefined, report: Report): readonly Row[] {
  if (table === undefined || isEmpty(table)) return [];
  if (!isMap(table)) {
    report(offsetOf(table), `${section} is a table: a name, a colon, and a list, one name a line`);
    return [];
  }
  return (table.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
    const name = textOf(key);
    const offset = offsetOf(key);
    if (!name) {
      report(offset, `a name in ${section} is a string that is not empty`);
      return [];
    }
    if (isEmpty(value) || (isSeq(value) && value.items.length === 0)) {
      report(offset, `${name} has an empty list`);
      return [];
    }
    const values = (isSeq(value) ? value.items : [value]).flatMap((item) => {
      const text = textOf(item);
      if (text) return [{ text, offset: offsetOf(item) }];
      report(item === null ? offset : offsetOf(item), `the list of ${name} holds strings that are not empty`);
      return [];
    });
    return [{ key: name, offset, values }];
  });
}

function categoriesOf(rows: readonly Row[], report: Report): Configuration["categories"] {
  const found = new Map<CategorySlug, readonly string[]>();
  for (const { key, offset, values } of rows) {
    const slug = categorySlug(key);
    if (found.has(slug)) report(offset, `the category ${key} is given twice`);
    else found.set(slug, [...new Set(values.map(({ text }) => text))]);
  }
  return found;
}

function namesOf(rows: readonly Row[], report: Report): Configuration["names"] {
  const owners = new Map<string, string>();
  for (const { key, offset } of rows) {
    if (owners.has(key.toLowerCase())) report(offset, `the name ${key} is given twice`);
    else owners.set(key.toLowerCase(), key);
  }
  for (const { key, values } of rows) {
    for (const { text, offset } of values) {
      const owner = owners.get(text.toLowerCase());
      if (owner !== undefined && owner !== key) {
        report(offset, `${text} cannot stand for ${key}: it stands for ${owner} already`);
      } else owners.set(text.toLowerCase(), key);
    }
  }
  return rows.map(({ key, values }) => [...new Set([key, ...values.map(({ text }) => text)])]);
}
