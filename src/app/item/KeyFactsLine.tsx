import { type ReactNode, useMemo } from "react";
import { keyFacts } from "../../reading/text/key-facts.ts";
import { Marked } from "./Marked.tsx";

interface KeyFactsLineProps {
  readonly markdown: string;
  /** The byline, run in before the facts. */
  readonly children: ReactNode;
}

/** An item's bold phrases and numbers in one line or two. */
export function KeyFactsLine({ markdown, children }: KeyFactsLineProps) {
  const { facts, clause } = useMemo(() => keyFacts(markdown), [markdown]);
  return (
    <div className="body facts">
      {children}
      {facts.map((fact) =>
        clause ? (
          <span key={fact}>
            <Marked text={fact} />
          </span>
        ) : (
          <strong className="fact" key={fact}>
            <Marked text={fact} />
          </strong>
        ),
      )}
    </div>
  );
}
