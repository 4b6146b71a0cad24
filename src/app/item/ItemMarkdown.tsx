import Markdown, { type Components } from "react-markdown";
import remarkCjkFriendly from "remark-cjk-friendly";
import { safeAddress } from "../../reading/text/inline-markdown.ts";
import { withoutStrayMarks } from "../../reading/text/stray-marks.ts";
import { useMarker } from "./Marked.tsx";
import { OutsideLink } from "./OutsideLink.tsx";
import { rehypeMark } from "./rehype-mark.ts";

/** What a digest may say; headings, tables and raw HTML come out as their text. */
const ALLOWED = [
  "p",
  "strong",
  "em",
  "del",
  "code",
  "pre",
  "a",
  "ul",
  "ol",
  "li",
  "blockquote",
  "br",
  "mark",
  "span",
  "hr",
] as const;

const COMPONENTS: Components = {
  a: ({ href, children }) =>
    href ? <OutsideLink href={href}>{children}</OutsideLink> : <span>{children}</span>,
};

interface MarkdownNode {
  readonly type: string;
  value?: string;
  readonly children?: readonly MarkdownNode[];
}

function cleanTexts(node: MarkdownNode): void {
  if (node.type === "text" && node.value !== undefined) node.value = withoutStrayMarks(node.value);
  for (const child of node.children ?? []) cleanTexts(child);
}

const PLUGINS = [remarkCjkFriendly, () => cleanTexts];
const NONE: never[] = [];

/** The text of an item. The only place where Markdown becomes elements. */
export function ItemMarkdown({ markdown }: { readonly markdown: string }) {
  const marker = useMarker();
  return (
    <Markdown
      remarkPlugins={PLUGINS}
      rehypePlugins={marker ? [[rehypeMark, marker]] : NONE}
      allowedElements={ALLOWED}
      unwrapDisallowed
      urlTransform={safeAddress}
      components={COMPONENTS}
    >
      {markdown}
    </Markdown>
  );
}
