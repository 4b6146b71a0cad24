import type { Item } from "../../bundle/schema.ts";
import { partName } from "../../reading/commands/intent.ts";
import { LANGUAGE, translateParts } from "../../reading/messages/translate.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { storyOf } from "../../reading/stories/folding.ts";
import { START } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, usePreferences, useSession, useT } from "../state/context.tsx";
import { later } from "../state/later.tsx";
import { PRERENDERING } from "../state/prerendering.ts";
import { Icon } from "../ui/Icon.tsx";
import { PageLink } from "../ui/PageLink.tsx";
import type { Place } from "./place.ts";

const Report = later(() => import("./Report.tsx").then((module) => module.Report));

interface FoldProps {
  /** The item of the card. */
  readonly item: Item;
  readonly part: "reports" | "voices";
  /** What stands under it. */
  readonly items: readonly Item[];
  readonly place: Place;
}

/** How many of a story's reports came since the last visit; 0 where all did, as that says nothing. */
function useFresh(item: Item, reports: readonly Item[]): number {
  return useSession(({ marker, atLoad, verdicts }) => {
    const isFresh = (one: Item) => marker !== null && one.digest > marker;
    const all = [item, ...reports];
    if (all.every(isFresh)) return 0;
    const quiet = isRead(atLoad, item.id) || verdicts.get(item.id)?.type === "repeat";
    return (quiet ? all : reports).filter(isFresh).length;
  });
}

/** The thick rule of the card and a thin one for each item under it, three at most. */
function Stack({ items }: { readonly items: number }) {
  return (
    <span className="stack" aria-hidden="true">
      {[0, 1, 2, 3].slice(0, 1 + items).map((line) => (
        <i key={line} />
      ))}
    </span>
  );
}

/** Other reports of a story, or more by one author: what is folded, how many, and the list of them. */
export function Fold({ item, part, items, place }: FoldProps) {
  const t = useT();
  const dispatch = useDispatch();
  const { locale } = usePreferences();
  const open = useSession((session) => session.expanded.has(partName(item.id, part)));
  const fresh = useFresh(item, items);
  if (items.length === 0) return null;
  const name = item.source.author ?? item.source.handle ?? "";
  const all =
    part === "reports"
      ? { ...START, story: storyOf(item) }
      : { ...START, sources: { only: [name], not: [] } };
  const said =
    part === "reports"
      ? translateParts(locale, fresh > 0 ? "fold.reports-fresh" : "fold.reports", { n: items.length, fresh })
      : translateParts(locale, "fold.voices", { n: items.length, name });
  return (
    <div
      className="fold"
      data-holds={PRERENDERING && part === "reports" ? items.map(({ id }) => id).join(" ") : undefined}
    >
      <button
        type="button"
        className="fold-button"
        aria-expanded={open}
        lang={LANGUAGE[locale]}
        onClick={() => dispatch({ type: "expand", id: item.id, part })}
      >
        <Stack items={items.length} />
        <span>{said.map(({ tag, text }) => (tag ? <b key={text}>{text}</b> : text))}</span>
        <Icon name="down" />
      </button>
      {open && (
        <ul className="reports">
          {items.map((report) => (
            <li key={report.id}>
              <Report item={report} place={place} />
            </li>
          ))}
          <li className="reports-all">
            <PageLink
              href={hrefOf(all)}
              current={false}
              className="text-link"
              onGo={() => dispatch({ type: "go", view: all })}
            >
              {part === "reports" ? t("fold.all-reports") : t("item.only-author", { name })}
            </PageLink>
          </li>
        </ul>
      )}
    </div>
  );
}
