import Markdown, { type Components } from "react-markdown";
import remarkCjkFriendly from "remark-cjk-friendly";
import { safeAddress } from "../../reading/text/inline-markdown.ts";
import { joined } from "../../reading/text/joined.ts";
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

interface TextNode {
  readonly type: string;
  readonly tagName?: string;
  value?: string;
  readonly children?: readonly TextNode[];
}

/** Changes each text of a tree, but for code. */
const inTexts = (change: (text: string) => string) => {
  const visit = (node: TextNode): void => {
    if (node.type === "text" && node.value !== undefined) node.value = change(node.value);
    for (const child of node.children ?? []) if (child.tagName !== "code") visit(child);
  };
  return () => visit;
};

const PLUGINS = [remarkCjkFriendly, inTexts(withoutStrayMarks)];
/** What is looked for is found in the text as it is written. */
const JOINED = inTexts(joined);

/** The text of an item. The only place where Markdown becomes elements. */
export function ItemMarkdown({ markdown }: { readonly markdown: string }) {
  const marker = useMarker();
  return (
    <Markdown
      remarkPlugins={PLUGINS}
      rehypePlugins={marker ? [[rehypeMark, marker], JOINED] : [JOINED]}
      allowedElements={ALLOWED}
      unwrapDisallowed
      urlTransform={safeAddress}
      components={COMPONENTS}
    >
      {markdown}
    </Markdown>
  );
}
