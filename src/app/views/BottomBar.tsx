import { START } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, useT, useView } from "../state/context.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PageLink } from "../ui/PageLink.tsx";
import { isPage, PAGES } from "./TopBar.tsx";

/** The pages at the thumb, on narrow screens. */
export function BottomBar() {
  const t = useT();
  const dispatch = useDispatch();
  const view = useView();
  return (
    <nav className="tabs" aria-label={t("nav.pages")}>
      {PAGES.map(({ name, icon }) => (
        <PageLink
          key={name}
          href={hrefOf({ ...START, name })}
          current={isPage(view, name)}
          onGo={() => dispatch({ type: "go", view: { ...START, name } })}
        >
          <Icon name={icon} />
          {t(`nav.${name}`)}
        </PageLink>
      ))}
    </nav>
  );
}
