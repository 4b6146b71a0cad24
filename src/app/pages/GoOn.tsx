import { START, type ViewName } from "../../reading/view/view.ts";
import { useDispatch, useT } from "../state/context.tsx";

/** Leads on to another page from where there is no more, or nothing. */
export function GoOn({ to }: { readonly to: ViewName }) {
  const t = useT();
  const dispatch = useDispatch();
  return (
    <button
      type="button"
      className="button"
      onClick={() => dispatch({ type: "go", view: { ...START, name: to } })}
    >
      {t(`nav.${to}`)}
    </button>
  );
}
