import { START } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, useT, useView } from "../state/context.tsx";
import { PageLink } from "../ui/PageLink.tsx";

const TABS = ["sources", "names"] as const;

/** Who speaks, and who is spoken of: two lists. */
export function SourceTabs() {
  const t = useT();
  const dispatch = useDispatch();
  const view = useView();
  return (
    <nav className="source-tabs" aria-label={t("names.tabs")}>
      {TABS.map((name) => (
        <PageLink
          key={name}
          href={hrefOf({ ...START, name })}
          current={view.name === name}
          onGo={() => dispatch({ type: "go", view: { ...START, name } })}
        >
          {t(`nav.${name}`)}
        </PageLink>
      ))}
    </nav>
  );
}
