import type { Definition, Nodes } from "mdast";
import type { Notes } from "../report/notes.ts";
import { shown } from "../text/shown.ts";
import { isLinkable } from "../text/source-url.ts";
import { type BodyTree, placeIn } from "./tree.ts";

/** The addresses that a digest defines for its reference links, by identifier; the first definition holds. */
export type References = ReadonlyMap<string, string>;

/** The address of a link or image, whether it stands there or in a definition; null without one. */
export function addressOf(node: Nodes, references: References): string | null {
  if (node.type === "link" || node.type === "image") return node.url;
  if (node.type === "linkReference" || node.type === "imageReference")
    return references.get(node.identifier) ?? null;
  return null;
}

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
    const what = `${shown(one.url)}${one.title ? ` "${one.title}"` : ""}`;
    if (!isLinkable(one.url)) {
      notes.add(
        "unsafe-link",
        place,
        `neither http nor https nor an e-mail address: links to it are kept as text, without ${shown(one.url) || "an address"}`,
      );
    }
    if (references.has(one.identifier)) {
      notes.add(
        "definition-shadowed",
        place,
        `"${one.label}" is defined before: this one is left out: ${what}`,
      );
    } else {
      references.set(one.identifier, one.url);
      if (!used.has(one.identifier)) {
        notes.add("definition-unused", place, `no link uses "${one.label}": left out: ${what}`);
      } else if (one.title) {
        notes.add("link-title", place, `the title of a definition: left out: "${one.title}"`);
      }
    }
  }
  return references;
}
