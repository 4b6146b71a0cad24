import type { View } from "../../reading/view/view.ts";
import { useDispatch, useT } from "../state/context.tsx";

interface MutedLineProps {
  readonly view: View;
  /** Muted and hidden items among those loaded. */
  readonly muted: number;
}

/** What is muted or hidden, and the way to see it. */
export function MutedLine({ view, muted }: MutedLineProps) {
  const t = useT();
  const dispatch = useDispatch();
  if (muted === 0) return null;
  return (
    <p className="muted-line">
      {t("muted.count", { n: muted })}{" "}
      <button
        type="button"
        className="text-link"
        aria-pressed={view.muted}
        onClick={() => dispatch({ type: "go", view: { ...view, muted: !view.muted } })}
      >
        {t(view.muted ? "muted.hide" : "muted.show")}
      </button>
    </p>
  );
}
