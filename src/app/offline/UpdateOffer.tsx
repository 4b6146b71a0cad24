import { useSyncExternalStore } from "react";
import { acceptUpdate, isUpdateReady, onUpdateReady } from "../env/worker.ts";
import { useT } from "../state/context.tsx";

const notAtBuild = (): boolean => false;

/** A newer release of the app waits: the reader says when the page may be loaded anew. */
export function UpdateOffer() {
  const t = useT();
  const ready = useSyncExternalStore(onUpdateReady, isUpdateReady, notAtBuild);
  if (!ready) return null;
  return (
    <button type="button" className="button" onClick={acceptUpdate}>
      <span>
        {t("update.ready")} · <u>{t("update.reload")}</u>
      </span>
    </button>
  );
}
