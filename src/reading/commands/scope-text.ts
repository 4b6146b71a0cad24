import { dayOf } from "../../bundle/item-id.ts";
import type { Item } from "../../bundle/schema.ts";
import { translate } from "../messages/translate.ts";
import { categoryName } from "../text/category-name.ts";
import { dayText } from "../text/time-text.ts";
import type { CommandContext } from "./command.ts";

/**
 * Names a run of items so that nobody marks more than they meant: the categories and sources that
 * are chosen, and the days that the items are from: `硬件、研究 · 6月13日至6月14日`.
 */
export function scopeText(items: readonly Item[], context: CommandContext): string {
  const { view, manifest, preferences } = context;
  const { locale } = preferences;
  const chosen = [
    ...view.categories.only.map((slug) => categoryName(slug, locale, manifest)),
    ...view.sources.only,
    ...view.names.only,
  ];
  const days = items.map(({ id }) => dayOf(id)).sort();
  const first = days[0];
  const last = days.at(-1);
  const dates =
    first === undefined || last === undefined || first === last
      ? [first && dayText(first, locale)]
      : [translate(locale, "filter.dates", { from: dayText(first, locale), to: dayText(last, locale) })];
  return [chosen.join(translate(locale, "scope.comma")), ...dates].filter(Boolean).join(" · ");
}
