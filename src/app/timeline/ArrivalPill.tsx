import { arrivals } from "../../reading/timeline/arrivals.ts";
import { useDispatch, useSession, useStores, useT } from "../state/context.tsx";

/** Digests that came while the page is open: they wait here until asked for. */
export function ArrivalPill() {
  const t = useT();
  const dispatch = useDispatch();
  const { list } = useStores();
  const shown = useSession((session) => session.shown);
  const waiting = useSession((session) => session.waiting);
  if (!shown || !waiting) return null;
  const { digests, items } = arrivals(shown, waiting);
  if (digests === 0) return null;
  return (
    <div className="pill">
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
        {t("arrival.pill", { digests, n: items })}
      </button>
    </div>
  );
}
