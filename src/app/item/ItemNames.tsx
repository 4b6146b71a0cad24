import type { Item } from "../../bundle/schema.ts";
import { START } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { PageLink } from "../ui/PageLink.tsx";

/** The companies, models and people of an item; each has a page. */
export function ItemNames({ item }: { readonly item: Item }) {
  const t = useT();
  const dispatch = useDispatch();
  if (item.names.length === 0) return null;
  return (
    <p className="item-names">
      <span>{t("item.names")}</span>
      {item.names.map((name) => {
        const view = { ...START, names: { only: [name], not: [] } };
        return (
          <PageLink
            key={name}
            href={hrefOf(view)}
            current={false}
            className="text-link"
            onGo={() => dispatch({ type: "go", view })}
          >
            {name}
          </PageLink>
        );
      })}
    </p>
  );
}
