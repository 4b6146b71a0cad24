import { arrivals } from "../../reading/timeline/arrivals.ts";
import { useDispatch, useSession, useStores, useT } from "../state/context.tsx";

/** Digests that came while the page is open: they wait here until asked for. */
export function ArrivalPill() {
  const t = useT();
  const dispatch = useDispatch();
  const { list } = useStores();
  const shown = useSession((session) => session.shown);
  const waiting = useSession((session) => session.waiting);
  const came = shown && waiting && arrivals(shown, waiting);
  return (
    // Always there: a live region that comes with its words is often not read out.
    <div className="pill" role="status">
      {came && came.digests > 0 && (
        <button
          type="button"
          className="button"
          onClick={() => {
            // It goes: keys go on from the list that it brings the digests into.
            list.current?.focusEnd();
            dispatch({ type: "arrivals" });
          }}
        >
          <span className="stack" aria-hidden="true">
            <i />
            <i />
          </span>
          {t("arrival.pill", { digests: came.digests, n: came.items })}
        </button>
      )}
    </div>
  );
}
