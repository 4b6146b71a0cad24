import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Item } from "../../bundle/schema.ts";
import { useT } from "../state/context.tsx";
import { placeBeside } from "./place-beside.ts";

interface WhyCategoryProps {
  readonly id: string;
  /** The category's name in the reader's language. */
  readonly name: string;
  readonly item: Item;
  /** What it stands beside. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly onToggle: (state: "open" | "closed") => void;
}

/** How sure a category is, and the terms that decided: stands in the page only while it is open. */
export function WhyCategory({ id, name, item, opener, onToggle }: WhyCategoryProps) {
  const t = useT();
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const popover = ref.current;
    if (!popover || popover.matches(":popover-open")) return;
    if (opener.current) placeBeside(popover, opener.current);
    popover.showPopover();
  }, [opener]);
  return (
    <div
      ref={ref}
      id={id}
      className="why"
      popover="auto"
      role="note"
      aria-label={t("category.why", { name })}
      onToggle={(event) => onToggle(event.newState)}
    >
      {item.reasons.length === 0 ? (
        <p>{t("category.why-other")}</p>
      ) : (
        <>
          <p>{t("category.confidence", { percent: String(Math.round(item.confidence * 100)) })}</p>
          <p>{t("category.reasons")}</p>
          <ul>
            {item.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
