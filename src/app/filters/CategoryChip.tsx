import { type PointerEvent, useRef } from "react";
import type { CategorySlug } from "../../bundle/schema.ts";
import type { KnownCount } from "../../reading/view/known-counts.ts";
import type { FacetChoice } from "../../reading/view/view.ts";
import { useCategoryName } from "../state/categories.ts";
import { useT } from "../state/context.tsx";
import { colourClass, Square } from "../ui/Square.tsx";

interface CategoryChipProps {
  readonly slug: CategorySlug;
  readonly count: KnownCount;
  readonly state: FacetChoice;
  readonly onToggle: () => void;
  readonly onExclude: () => void;
}

/** How long a press is held to exclude instead of to choose, in milliseconds. */
const LONG_PRESS_MS = 500;

/** One category: press to choose it, Alt-press or hold to exclude it. */
export function CategoryChip({ slug, count, state, onToggle, onExclude }: CategoryChipProps) {
  const t = useT();
  const name = useCategoryName(slug);
  const counted = typeof count === "number" ? t("chips.count", { name, n: count }) : name;
  const held = useRef({ timer: 0, done: false });
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    held.current.done = false;
    held.current.timer = window.setTimeout(() => {
      held.current.done = true;
      onExclude();
    }, LONG_PRESS_MS);
  };
  const release = () => window.clearTimeout(held.current.timer);
  return (
    <button
      type="button"
      className={`chip ${colourClass(slug)}${state === "not" ? " not" : ""}`}
      aria-pressed={state === "on"}
      aria-label={state === "not" ? t("chips.excluded", { name }) : counted}
      disabled={count === 0 && state === "off"}
      title={t("chips.hint")}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onClick={(event) => {
        if (held.current.done) held.current.done = false;
        else if (event.altKey) onExclude();
        else onToggle();
      }}
    >
      <Square slug={slug} filled={state === "on"} />
      {name}
      {/* An awaited one has its room. */}
      {count !== null && <span className="chip-count">{typeof count === "number" && count}</span>}
    </button>
  );
}
