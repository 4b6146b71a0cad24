import { lazy, Suspense } from "react";
import { inlinePieces, isSimple, isTooTangled } from "../../reading/text/inline-markdown.ts";
import { joined } from "../../reading/text/joined.ts";
import { Boundary } from "../ui/Boundary.tsx";
import { useMarker } from "./Marked.tsx";
import { OutsideLink } from "./OutsideLink.tsx";

/** The Markdown renderer is larger than the rest of the first view: it comes after it. */
const ItemMarkdown = lazy(() =>
  import("./ItemMarkdown.tsx").then((module) => ({ default: module.ItemMarkdown })),
);

/**
 * The text of an item. Most have only paragraphs, bold phrases and code and never need the Markdown renderer;
 * any other is shown by it or, until that is here, by the plain one.
 */
export function ItemText({ markdown }: { readonly markdown: string }) {
  const marker = useMarker();
  if (isTooTangled(markdown)) return <p className="raw">{markdown}</p>;
  const plain = <PlainText markdown={markdown} />;
  if (!marker && isSimple(markdown)) return plain;
  return (
    <Boundary fallback={() => plain}>
      <Suspense fallback={plain}>
        <ItemMarkdown markdown={markdown} />
      </Suspense>
    </Boundary>
  );
}

export function PlainText({ markdown }: { readonly markdown: string }) {
  return markdown.split(/\n{2,}/).map((paragraph, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have nothing but their order
    <p key={at}>
      {inlinePieces(paragraph).map((piece, place) => {
        const key = `${place} ${piece.type}`;
        const text = joined(piece.text);
        if (piece.type === "strong") return <strong key={key}>{text}</strong>;
        if (piece.type === "code") return <code key={key}>{piece.text}</code>;
        if (piece.type === "link" && piece.url)
          return (
            <OutsideLink key={key} href={piece.url}>
              {text}
            </OutsideLink>
          );
        return text;
      })}
    </p>
  ));
}
