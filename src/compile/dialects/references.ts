import type { Definition, Nodes } from "mdast";
import type { Notes } from "../notes.ts";
import { isLinkable } from "../source-url.ts";
import { type BodyTree, placeIn } from "./tree.ts";

/** The addresses that a digest defines for its reference links, by identifier; the first definition holds. */
export type References = ReadonlyMap<string, string>;

/** Gathers the definitions; those that no link uses, and those that come second, are noted with their address. */
export function readReferences(tree: BodyTree, notes: Notes): References {
  const definitions: Definition[] = [];
  const used = new Set<string>();
  const visit = (nodes: readonly Nodes[]): void => {
    for (const node of nodes) {
      if (node.type === "definition") definitions.push(node);
      if (node.type === "linkReference" || node.type === "imageReference") used.add(node.identifier);
      if ("children" in node) visit(node.children);
    }
  };
  visit(tree.blocks);
  const references = new Map<string, string>();
  for (const one of definitions) {
    const place = placeIn(tree, one);
    if (!isLinkable(one.url)) {
      notes.add(
        "unsafe-link",
        place,
        "neither http nor https nor an e-mail address: links to it are kept as text",
      );
    }
    if (references.has(one.identifier)) {
      notes.add("definition-shadowed", place, `"${one.label}" is defined before: ${one.url} is not used`);
    } else {
      references.set(one.identifier, one.url);
      if (!used.has(one.identifier)) {
        notes.add("definition-unused", place, `no link uses "${one.label}": ${one.url} is left out`);
      }
    }
  }
  return references;
}
