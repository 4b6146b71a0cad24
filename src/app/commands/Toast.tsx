import { useEffect, useState } from "react";
import { useDispatch, useSession, useStores, useT } from "../state/context.tsx";

/** How long a notice stays while it is neither hovered nor focused, nor covered, in milliseconds. */
const STAY_MS = 10_000;

/** What was just done, and the way back. */
export function Toast() {
  const t = useT();
  const dispatch = useDispatch();
  const { session } = useStores();
  const notice = useSession((state) => state.notice);
  // Of one notice: an element that goes while it is pointed at never says that the pointer left.
  const [heldAt, setHeldAt] = useState<number | null>(null);
  // Below a dialog nobody reaches it.
  const isCovered = useSession((state) => state.dialog !== null);
  const held = notice !== null && (isCovered || heldAt === notice.at);
  useEffect(() => {
    if (!notice || held) return;
    const timer = window.setTimeout(
      () => session.setState((now) => (now.notice === notice ? { notice: null } : {})),
      STAY_MS,
    );
    return () => window.clearTimeout(timer);
  }, [notice, held, session]);
  if (!notice) return null;
  return (
    <aside
      aria-label={t("toast.label")}
      className={`toast${held ? " held" : ""}`}
      key={notice.at}
      onPointerEnter={() => setHeldAt(notice.at)}
      onPointerLeave={() => setHeldAt(null)}
      onFocus={() => setHeldAt(notice.at)}
      onBlur={() => setHeldAt(null)}
    >
      <span>{t(notice.said.key, notice.said.values)}</span>
      {notice.offer && (
        <button type="button" onClick={() => notice.offer && dispatch(notice.offer.intent)}>
          {t(notice.offer.label)}
        </button>
      )}
      {notice.step && (
        <button type="button" onClick={() => dispatch({ type: "undo", told: true })}>
          {t("toast.undo")}
          <kbd>Z</kbd>
        </button>
      )}
    </aside>
  );
}
