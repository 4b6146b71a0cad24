import { useId, useRef, useState } from "react";
import type { Item } from "../../bundle/schema.ts";
import { useCategoryName } from "../state/categories.ts";
import { useT } from "../state/context.tsx";
import { later } from "../state/later.tsx";
import { Square } from "../ui/Square.tsx";

const WhyCategory = later(() => import("./WhyCategory.tsx").then((module) => module.WhyCategory), true);

interface CategoryLabelProps {
  readonly item: Item;
  readonly filled: boolean;
}

/** An item's category; pressing it says why. */
export function CategoryLabel({ item, filled }: CategoryLabelProps) {
  const t = useT();
  const name = useCategoryName(item.category);
  const [state, setState] = useState<"closed" | "opening" | "open">("closed");
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const label = (
    <>
      <Square slug={item.category} filled={filled} />
      <span>{name}</span>
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
        // Once it is open the browser itself closes it at another press; at the press that opens it, it would too.
        popoverTarget={state === "open" ? id : undefined}
        title={t("category.why", { name })}
        onClick={() => state === "closed" && setState("opening")}
      >
        {label}
      </button>
      {state !== "closed" && (
        <WhyCategory id={id} name={name} item={item} opener={button} onToggle={setState} />
      )}
    </>
  );
}
