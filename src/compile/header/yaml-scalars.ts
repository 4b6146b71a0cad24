import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Node,
  type Pair,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
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
  const context: Unfolding = { aliased, unfolded: 0 };
  return { ok: true, entries: root.items.map((pair) => entryOf(pair as Pair<Node, Node | null>, context)) };
}

/** Whether a pair has a key alone: `name:`, `name: ~`, or an entry of a set. */
const isNothing = (value: unknown): boolean =>
  value === null || (isScalar(value) && value.type === "PLAIN" && NULL.test(String(value.source)));

const offsetOf = (node: Node): number => node.range?.[0] ?? 0;

/** What has been found below one key. */
interface Gathered {
  /** Of the key, for what has no place of its own. */
  readonly offset: number;
  readonly scalars: MatterScalar[];
  readonly keys: string[];
  readonly twice: MatterScalar[];
  readonly nested: Set<number>;
  nodes: number;
}

/** What is the same for all keys; `unfolded` counts the nodes below them that stand behind an alias. */
interface Unfolding {
  readonly aliased: ReadonlyMap<Node, Node>;
  unfolded: number;
}

const isFull = ({ nodes, scalars }: Gathered): boolean => nodes > MOST_NODES || scalars.length > MOST_SCALARS;

/** Gathers what is at a node and below it. Nodes `behind` an alias also count for all keys together. */
function gather(found: Gathered, node: Node | null, context: Unfolding, depth = 0, behind = false): void {
  found.nodes += 1;
  if (behind) context.unfolded += 1;
  if (context.unfolded > MOST_UNFOLDED && behind) found.nodes = MOST_NODES + 1;
  if (node === null || isFull(found)) return;
  if (isAlias(node)) gather(found, context.aliased.get(node) ?? null, context, depth, true);
  else if (isScalar(node)) gatherScalar(found, node);
  else if (isCollection(node)) gatherItems(found, node, context, depth, behind);
}

function gatherScalar(found: Gathered, node: Scalar): void {
  const quoted = node.type !== "PLAIN";
  const text = String(quoted ? node.value : (node.source ?? node.value ?? ""));
  if (quoted || !NULL.test(text)) found.scalars.push({ text, offset: node.range?.[0] ?? found.offset });
}

/** Of a pair with a key alone the key is gathered, of any other its value, and the key's text by itself. */
function gatherItems(
  found: Gathered,
  node: YAMLMap | YAMLSeq,
  context: Unfolding,
  depth: number,
  behind: boolean,
): void {
  const items = node.items as readonly (Node | Pair)[];
  // To the parser an `!!omap` is a list of keys with values.
  if (depth > 0 || items.some(isPair) || isMap(node)) found.nested.add(offsetOf(node));
  // Only aliases lead so deep here: what they unfold to is cut, which is noted.
  if (depth > DEEPEST) found.nodes = MOST_NODES + 1;
  const names = new Set<string>();
  for (const item of items) {
    // Behind an alias they are told where they stand.
    if (isMap(node) && !behind && isPair(item) && isScalar(item.key)) gatherName(found, names, item.key);
    const isWhole = isPair(item) && !isNothing(item.value);
    if (isWhole && isScalar(item.key) && found.keys.length < MOST_SCALARS)
      found.keys.push(String(item.key.value));
    const alone = isPair(item) ? item.key : item;
    const below = isWhole ? item.value : alone;
    gather(found, below as Node | null, context, depth + 1, behind);
  }
}

/** Gathers the key of a map where the map has it before. */
function gatherName(found: Gathered, names: Set<string>, { value, range }: Scalar): void {
  const text = String(value);
  if (names.has(text)) found.twice.push({ text, offset: range?.[0] ?? found.offset });
  names.add(text);
}

/** What is below one key. */
function entryOf(pair: Pair<Node, Node | null>, context: Unfolding): MatterEntry {
  const { key, value } = pair;
  const found: Gathered = {
    offset: offsetOf(key),
    scalars: [],
    keys: [],
    twice: [],
    nested: new Set(),
    nodes: 0,
  };
  gather(found, value, context);
  return {
    key: isScalar(key) ? String(key.value) : "",
    offset: found.offset,
    end: value?.range?.[1] ?? key.range?.[1] ?? 0,
    scalars: found.scalars.slice(0, MOST_SCALARS),
    nested: [...found.nested],
    several: isCollection(isAlias(value) ? context.aliased.get(value) : value),
    keys: found.keys,
    twice: found.twice,
    tooLarge: isFull(found),
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
