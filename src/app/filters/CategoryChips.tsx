import type { ReactNode } from "react";
import type { KnownCounts } from "../../reading/view/known-counts.ts";
import { choiceOf, excluded, isSet, toggled, type View } from "../../reading/view/view.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { CategoryChip } from "./CategoryChip.tsx";
import { ClearChip } from "./ClearChip.tsx";

interface CategoryChipsProps {
  readonly view: View;
  readonly counts: KnownCounts;
  /** Stands at the end of the row. */
  readonly children?: ReactNode;
}

/** Categories with their counts: several at once mean any of them, none means all. */
export function CategoryChips({ view, counts, children }: CategoryChipsProps) {
  const t = useT();
  const dispatch = useDispatch();
  const { follows } = useAttitudes();
  const go = (categories: View["categories"]) =>
    dispatch({ type: "go", view: { ...view, categories, day: null } });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one scrolling row
    <div className="chips" role="group" tabIndex={-1} aria-label={t("chips.label")}>
      {[...counts].map(([slug, count]) => (
        <CategoryChip
          key={slug}
          slug={slug}
          count={count}
          state={choiceOf(view.categories, slug)}
          onToggle={() => go(toggled(view.categories, slug))}
          onExclude={() => go(excluded(view.categories, slug))}
        />
      ))}
      <button
        type="button"
        className="chip"
        aria-pressed={view.unread}
        onClick={() => dispatch({ type: "go", view: { ...view, unread: !view.unread } })}
      >
        {t("filter.unread")}
      </button>
      {(follows || view.followed) && (
        <button
          type="button"
          className="chip"
          aria-pressed={view.followed}
          onClick={() => dispatch({ type: "go", view: { ...view, followed: !view.followed } })}
        >
          {t("filter.followed")}
        </button>
      )}
      {children}
      {isSet(view.categories) && (
        <ClearChip words={t("chips.clear")} onClear={() => go({ only: [], not: [] })} />
      )}
    </div>
  );
}
