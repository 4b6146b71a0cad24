import type { Marker } from "./Marked.tsx";

/** As much of an HTML syntax tree as marking needs. */
interface Node {
  readonly type: string;
  readonly tagName?: string;
  value?: string;
  properties?: object;
  children?: Node[];
}

/** Paragraphs and their like: what is looked for stands within one of them. */
const BLOCKS: ReadonlySet<string> = new Set(["p", "li", "blockquote", "pre", "ul", "ol"]);

function textsOf(node: Node): readonly Node[] {
  if (node.type === "text") return [node];
  return (node.children ?? []).flatMap((child) => (BLOCKS.has(child.tagName ?? "") ? [] : textsOf(child)));
}

/** Sets apart what is looked for in rendered Markdown, also where it begins in bold and ends outside. */
export function rehypeMark(marker: Marker): (tree: Node) => void {
  const visit = (node: Node): void => {
    for (const child of node.children ?? []) if (child.type === "element") visit(child);
    if (node.type === "root" || BLOCKS.has(node.tagName ?? "")) markTexts(textsOf(node), marker);
  };
  return visit;
}

function markTexts(texts: readonly Node[], marker: Marker): void {
  const pieces = marker(texts.map(({ value }) => value ?? "").join(""));
  if (!pieces.some(({ marked }) => marked)) return;
  let at = 0;
  let used = 0;
  for (const text of texts) {
    const children: Node[] = [];
    let left = text.value ?? "";
    while (left !== "") {
      const piece = pieces[at];
      if (!piece) break;
      const part = left.slice(0, piece.text.length - used);
      const leaf: Node = { type: "text", value: part };
      children.push(
        piece.marked ? { type: "element", tagName: "mark", properties: {}, children: [leaf] } : leaf,
      );
      left = left.slice(part.length);
      used += part.length;
      if (used < piece.text.length) continue;
      at += 1;
      used = 0;
    }
    Object.assign(text, { type: "element", tagName: "span", properties: {}, children });
  }
}
