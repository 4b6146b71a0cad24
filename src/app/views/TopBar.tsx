import type { ReactNode } from "react";
import { isSearch, START, type View, type ViewName } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, useT, useView } from "../state/context.tsx";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { PageLink } from "../ui/PageLink.tsx";

/** The pages of the navigation, in their order. */
export const PAGES = [
  { name: "timeline", icon: "timeline" },
  { name: "catch-up", icon: "catchUp" },
  { name: "bookmarks", icon: "bookmark" },
  { name: "archive", icon: "archive" },
  { name: "sources", icon: "sources" },
] as const satisfies readonly { readonly name: ViewName; readonly icon: IconName }[];

/** Whether a page of the navigation is the one on screen; the names are a part of the sources. */
export const isPage = (view: View, name: ViewName): boolean =>
  !isSearch(view) && (view.name === name || (view.name === "names" && name === "sources"));

/** Name, pages and tools; `search` is the slot of the search field. */
export function TopBar({ search }: { readonly search?: ReactNode }) {
  const t = useT();
  const dispatch = useDispatch();
  const view = useView();
  const go = (name: ViewName) => dispatch({ type: "go", view: { ...START, name } });
  return (
    <header className="bar">
      <div className="page">
        <PageLink href={hrefOf(START)} current={false} className="brand" onGo={() => go("timeline")}>
          {t("app.name")}
        </PageLink>
        <nav className="nav" aria-label={t("nav.label")}>
          {PAGES.map(({ name }) => (
            <PageLink
              key={name}
              href={hrefOf({ ...START, name })}
              current={isPage(view, name)}
              onGo={() => go(name)}
            >
              {t(`nav.${name}`)}
            </PageLink>
          ))}
        </nav>
        <div className="tools">
          {search}
          <button
            type="button"
            className="icon-button desk"
            aria-label={t("nav.help")}
            title={`${t("nav.help")} ?`}
            onClick={() => dispatch({ type: "show", dialog: "help" })}
          >
            <Icon name="keyboard" />
          </button>
          <PageLink
            href={hrefOf({ ...START, name: "settings" })}
            current={view.name === "settings"}
            className="icon-button"
            onGo={() => go("settings")}
          >
            <Icon name="settings" />
            <span className="vh">{t("nav.settings")}</span>
          </PageLink>
        </div>
      </div>
    </header>
  );
}
