import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  visit,
} from "yaml";
import { DEEPEST, type Matter, type MatterEntry, type MatterScalar, MOST_SCALARS } from "./matter-entry.ts";
import { parseYaml } from "./yaml-document.ts";

/** Nodes visited below one key, so that empty collections cannot multiply unseen. */
const MOST_NODES = 10_000;

/** Nodes visited behind aliases below all keys together: each key may unfold the same list anew. */
const MOST_UNFOLDED = 100_000;

const NULL = /^(?:~|null|Null|NULL|)$/;

/**
 * Reads YAML without resolving types: `NO`, `1.10` and `012` stay what they are.
 * Duplicated keys are all returned, in order.
 */
export function readYaml(text: string): Matter {
  const reading = parseYaml(text);
  if (!reading.ok) return reading;
  const { document } = reading;
  const { fault, aliased } = aliasesOf(document);
  if (fault) return fault;
  const root = document.contents;
  if (root === null || (isScalar(root) && root.type === "PLAIN" && NULL.test(String(root.source)))) {
    return { ok: true, entries: [] };
  }
  if (!isMap(root)) return { ok: true, entries: null };
  const unfolded = { nodes: 0 };
  return {
    ok: true,
    entries: root.items.map((pair) => entryOf(pair as Pair<Node, Node | null>, aliased, unfolded)),
  };
}

/** Whether a pair has a key alone: `name:`, `name: ~`, or an entry of a set. */
const isNothing = (value: unknown): boolean =>
  value === null || (isScalar(value) && value.type === "PLAIN" && NULL.test(String(value.source)));

/** What is below one key; `unfolded` counts the nodes below all keys that stand behind an alias. */
function entryOf(
  pair: Pair<Node, Node | null>,
  aliased: ReadonlyMap<Node, Node>,
  unfolded: { nodes: number },
): MatterEntry {
  const found = {
    scalars: [] as MatterScalar[],
    keys: [] as string[],
    nested: null as number | null,
    nodes: 0,
  };
  const offsetOf = (node: Node): number => node.range?.[0] ?? 0;
  const gather = (node: Node | null, depth: number, offset: number, behind = false): void => {
    found.nodes += 1;
    if (behind) unfolded.nodes += 1;
    if (unfolded.nodes > MOST_UNFOLDED && behind) found.nodes = MOST_NODES + 1;
    if (node === null || found.nodes > MOST_NODES || found.scalars.length > MOST_SCALARS) return;
    if (isAlias(node)) {
      gather(aliased.get(node) ?? null, depth, offset, true);
    } else if (isScalar(node)) {
      const quoted = node.type !== "PLAIN";
      const text = String(quoted ? node.value : (node.source ?? node.value ?? ""));
      if (quoted || !NULL.test(text)) found.scalars.push({ text, offset: node.range?.[0] ?? offset });
    } else {
      if (depth > 0 || isMap(node)) found.nested ??= offsetOf(node);
      // Only aliases lead so deep here: what they unfold to is cut, which is noted.
      if (depth > DEEPEST) found.nodes = MOST_NODES + 1;
      for (const item of (isSeq(node) || isMap(node) ? node.items : []) as readonly (Node | Pair)[]) {
        if (!("key" in item)) gather(item, depth + 1, offset, behind);
        else if (isNothing(item.value)) gather(item.key as Node | null, depth + 1, offset, behind);
        else {
          if (isScalar(item.key) && found.keys.length < MOST_SCALARS) found.keys.push(String(item.key.value));
          gather(item.value as Node, depth + 1, offset, behind);
        }
      }
    }
  };
  gather(pair.value, 0, offsetOf(pair.key));
  return {
    key: isScalar(pair.key) ? String(pair.key.value) : "",
    offset: offsetOf(pair.key),
    end: pair.value?.range?.[1] ?? pair.key.range?.[1] ?? 0,
    scalars: found.scalars.slice(0, MOST_SCALARS),
    nested: found.nested,
    several: isCollection(isAlias(pair.value) ? aliased.get(pair.value) : pair.value),
    keys: found.keys,
    tooLarge: found.nodes > MOST_NODES || found.scalars.length > MOST_SCALARS,
  };
}

/** What each alias stands for. */
interface Aliases {
  readonly aliased: ReadonlyMap<Node, Node>;
  /** What the parser does not look for: an alias without an anchor before it. */
  readonly fault: Matter | null;
}

/** Looks up all aliases in one pass: the parser's own way goes through the whole document for each. */
function aliasesOf(document: Document): Aliases {
  const anchors = new Map<string, Node>();
  const aliased = new Map<Node, Node>();
  let fault: Matter | null = null;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) aliased.set(node, target);
        else
          fault = {
            ok: false,
            offset: node.range?.[0] ?? 0,
            message: `no value is marked "&${node.source}" before this`,
          };
      }
      const { anchor } = node as Scalar;
      if (anchor) anchors.set(anchor, node);
      return fault ? visit.BREAK : undefined;
    },
  });
  return { aliased, fault };
}
