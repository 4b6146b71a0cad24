import { useId, useRef, useState } from "react";
import type { Item } from "../../bundle/schema.ts";
import { useCategoryName } from "../state/categories.ts";
import { useT } from "../state/context.tsx";
import { Square } from "../ui/Square.tsx";
import { placeBeside } from "./place-beside.ts";
import { WhyCategory } from "./WhyCategory.tsx";

interface CategoryLabelProps {
  readonly item: Item;
  readonly filled: boolean;
}

/** An item's category; pressing it says why. */
export function CategoryLabel({ item, filled }: CategoryLabelProps) {
  const t = useT();
  const name = useCategoryName(item.category);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const label = (
    <>
      <Square slug={item.category} filled={filled} />
      {name}
    </>
  );
  // A bookmark whose item is no longer in the bundle has its category and nothing that explains it.
  if (item.reasons.length === 0 && item.category !== "other")
    return <span className="category">{label}</span>;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="category"
        popoverTarget={id}
        title={t("category.why", { name })}
      >
        {label}
      </button>
      <div
        id={id}
        className="why"
        popover="auto"
        role="note"
        aria-label={t("category.why", { name })}
        onBeforeToggle={(event) => {
          const opens = event.newState === "open";
          if (opens && button.current) placeBeside(event.currentTarget, button.current);
          setOpen(opens);
        }}
      >
        {open && <WhyCategory item={item} />}
      </div>
    </>
  );
}
