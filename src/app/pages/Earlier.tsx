import type { Day } from "../../bundle/schema.ts";
import { START } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { PageLink } from "../ui/PageLink.tsx";

/** The way to what came before a brief that is not all. */
export function Earlier({ day, digests }: { readonly day: Day; readonly digests: number }) {
  const t = useT();
  const dispatch = useDispatch();
  const view = { ...START, day };
  return (
    <p>
      {t("catch-up.part", { digests })}{" "}
      <PageLink
        href={hrefOf(view)}
        current={false}
        className="text-link"
        onGo={() => dispatch({ type: "go", view })}
      >
        {t("catch-up.part-go")}
      </PageLink>
    </p>
  );
}
