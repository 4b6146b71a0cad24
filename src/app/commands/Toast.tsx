import { useEffect, useState } from "react";
import { useDispatch, useSession, useStores, useT } from "../state/context.tsx";

/** How long a notice stays while it is neither hovered nor focused, in milliseconds. */
const STAY_MS = 10_000;

/** What was just done, and the way back. */
export function Toast() {
  const t = useT();
  const dispatch = useDispatch();
  const { session } = useStores();
  const notice = useSession((state) => state.notice);
  const [held, setHeld] = useState(false);
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
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: hovering only keeps the words on screen
    <aside
      aria-label={t("toast.label")}
      className={`toast${held ? " held" : ""}`}
      key={notice.at}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{t(notice.said.key, notice.said.values)}</span>
      {notice.offer && (
        <button type="button" onClick={() => notice.offer && dispatch(notice.offer.intent)}>
          {t(notice.offer.label)}
        </button>
      )}
      {notice.undoable && (
        <button
          type="button"
          onClick={() => {
            setHeld(false);
            dispatch({ type: "undo" });
          }}
        >
          {t("toast.undo")}
          <kbd>Z</kbd>
        </button>
      )}
    </aside>
  );
}
