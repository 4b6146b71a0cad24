import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from "yaml";

/** One scalar of a block of YAML, as its author spelt it. */
export interface YamlScalar {
  readonly text: string;
  /** Offset in the YAML text. */
  readonly offset: number;
}

/** A top-level key with all scalars below it. */
export interface YamlEntry {
  readonly key: string;
  readonly offset: number;
  /** Offset behind its last value. */
  readonly end: number;
  /** In document order; empty for null. */
  readonly scalars: readonly YamlScalar[];
  /** Place of the first value that is a list in a list or a map, or null where there is none. */
  readonly nested: number | null;
  /** Whether aliases or sheer size exceeded `MOST_SCALARS`. */
  readonly tooLarge: boolean;
}

/** What a block of YAML holds; `entries` is null where its root is no map. */
export type YamlBlock =
  | { readonly ok: true; readonly entries: readonly YamlEntry[] | null }
  | { readonly ok: false; readonly offset: number; readonly message: string };

/** Scalars read below one key, aliases followed; "billion laughs" ends here. */
const MOST_SCALARS = 1000;

/** Nodes visited below one key, so that empty collections cannot multiply unseen. */
const MOST_NODES = 10_000;

const NULL = /^(?:~|null|Null|NULL|)$/;

/**
 * Reads YAML without resolving types: `NO`, `1.10` and `012` stay what they are.
 * Duplicated keys are all returned, in order.
 */
export function readYaml(text: string): YamlBlock {
  // Not "silent": that would leave out the error of a second document, and with it whatever stands there.
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: false, logLevel: "error" });
  const [fault] = document.errors;
  if (fault) return { ok: false, offset: fault.pos[0], message: plainMessage(fault.message) };
  const root = document.contents;
  if (root === null || (isScalar(root) && root.type === "PLAIN" && NULL.test(String(root.source)))) {
    return { ok: true, entries: [] };
  }
  if (!isMap(root)) return { ok: true, entries: null };
  return { ok: true, entries: root.items.map((pair) => entryOf(pair as Pair<Node, Node | null>, document)) };
}

function entryOf(pair: Pair<Node, Node | null>, document: Document): YamlEntry {
  const found: { scalars: YamlScalar[]; nested: number | null; nodes: number } = {
    scalars: [],
    nested: null,
    nodes: 0,
  };
  const offsetOf = (node: Node): number => node.range?.[0] ?? 0;
  const visit = (node: Node | null, depth: number, offset: number): void => {
    found.nodes += 1;
    if (node === null || found.nodes > MOST_NODES || found.scalars.length > MOST_SCALARS) return;
    if (isAlias(node)) {
      visit((node.resolve(document) as Node | undefined) ?? null, depth, offset);
    } else if (isScalar(node)) {
      const quoted = node.type !== "PLAIN";
      const text = String(quoted ? node.value : (node.source ?? node.value ?? ""));
      if (quoted || !NULL.test(text)) found.scalars.push({ text, offset: node.range?.[0] ?? offset });
    } else {
      if (depth > 0 || isMap(node)) found.nested ??= offsetOf(node);
      if (depth > 50) return;
      for (const item of (isSeq(node) || isMap(node) ? node.items : []) as readonly (Node | Pair)[]) {
        if ("key" in item) visit((item.value ?? item.key) as Node | null, depth + 1, offset);
        else visit(item, depth + 1, offset);
      }
    }
  };
  visit(pair.value, 0, offsetOf(pair.key));
  return {
    key: isScalar(pair.key) ? String(pair.key.value) : "",
    offset: offsetOf(pair.key),
    end: pair.value?.range?.[1] ?? pair.key.range?.[1] ?? 0,
    scalars: found.scalars.slice(0, MOST_SCALARS),
    nested: found.nested,
    tooLarge: found.nodes > MOST_NODES || found.scalars.length > MOST_SCALARS,
  };
}

/** The parser's first sentence, without the quoted lines that follow it. */
const plainMessage = (message: string): string =>
  (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
