import type { Nodes } from "mdast";
import type { Notes } from "../report/notes.ts";
import type { Rule } from "../report/rules.ts";
import { addressesIn } from "../text/addresses.ts";
import { shown } from "../text/shown.ts";
import { httpAddress } from "../text/source-url.ts";
import { addressOf, type References } from "./references.ts";
import { type BodyTree, placeAt, placeIn, spanOf } from "./tree.ts";

/** Where links below a node lead by a reference, or to something that is no address and is found in no text. */
function ledTo(node: Nodes, references: References): readonly string[] {
  const below = "children" in node ? node.children.flatMap((child) => ledTo(child, references)) : [];
  const address = addressOf(node, references);
  const found = address !== null && address !== "" && ("identifier" in node || httpAddress(address) === null);
  return found ? [shown(address), ...below] : below;
}

/** `: https://…`, every address in a node as written or through a reference; "" where there is none. */
export function withAddressesOf(node: Nodes, tree: BodyTree, references: References): string {
  const found = [...addressesIn(tree.source.slice(...spanOf(node))), ...ledTo(node, references)];
  return found.length > 0 ? `: ${found.join(" ")}` : "";
}

/** Notes that a block is left out, with the lines that it takes and every address in it. */
export function noteLeftOut(
  rule: Rule,
  what: string,
  node: Nodes,
  context: { readonly tree: BodyTree; readonly references: References; readonly notes: Notes },
): void {
  const { tree, references, notes } = context;
  const place = placeIn(tree, node);
  const last = placeAt(tree, spanOf(node)[1]).line;
  const lines = last > place.line ? ` (lines ${place.line}-${last})` : "";
  notes.add(rule, place, `${what}${lines}: left out${withAddressesOf(node, tree, references)}`);
}
