import { categoryName } from "../../reading/text/category-name.ts";
import { FACETS, type FacetName, narrows, without } from "../../reading/view/remedies.ts";
import type { Facet, View } from "../../reading/view/view.ts";
import { type Translate, useDispatch, usePreferences, useSession, useT } from "../state/context.tsx";
import { useDayText } from "../state/use-day-text.ts";
import { Icon } from "../ui/Icon.tsx";
import { focusNextRow } from "../ui/pass-focus.ts";

/** `硬件 或 研究，非 开发`. */
function facetText(facet: Facet, name: (value: string) => string, t: Translate): string {
  const only = facet.only.map(name).join(t("filter.or"));
  const not = facet.not.map((value) => t("filter.not", { name: name(value) }));
  return [...(only ? [only] : []), ...not].join(t("filter.comma"));
}

/** Spells out what narrows the list: any value within a part, all parts together; each can be taken off. */
export function FilterSummary({ view }: { readonly view: View }) {
  const t = useT();
  const dispatch = useDispatch();
  const { locale } = usePreferences();
  const dayText = useDayText();
  const shown = useSession((session) => session.shown);
  const parts = FACETS.filter((facet) => facet !== "unread" && narrows(view, facet));
  if (parts.length === 0) return null;
  const words: Readonly<Record<FacetName, () => string>> = {
    categories: () => facetText(view.categories, (slug) => categoryName(slug, locale, shown), t),
    sources: () => facetText(view.sources, (name) => name, t),
    names: () => facetText(view.names, (name) => name, t),
    followed: () => t("facet.followed"),
    unread: () => t("facet.unread"),
    dates: () =>
      t("filter.dates", {
        from: view.from ? dayText(view.from) : t("filter.start"),
        to: view.to ? dayText(view.to) : t("filter.now"),
      }),
    story: () => t("facet.story"),
  };
  return (
    <p className="filter-summary">
      <span>{t("filter.showing")}</span>
      {parts.map((facet, at) => (
        <span key={facet}>
          {at > 0 && <span className="filter-and">{t("filter.and")}</span>}
          <button
            type="button"
            aria-label={t("filter.take-off", { name: words[facet]() })}
            onClick={({ currentTarget }) => {
              focusNextRow(currentTarget);
              dispatch({ type: "go", view: without(view, facet) });
            }}
          >
            {words[facet]()}
            <Icon name="close" />
          </button>
        </span>
      ))}
    </p>
  );
}
