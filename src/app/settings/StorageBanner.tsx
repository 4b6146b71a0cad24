import { START } from "../../reading/view/view.ts";
import { useDispatch, useSession, useStores, useT } from "../state/context.tsx";

/** Says once, in plain words, what happened to the place where marks are kept, and what to do. */
export function StorageBanner() {
  const t = useT();
  const dispatch = useDispatch();
  const { session } = useStores();
  const notice = useSession((state) => state.storageNotice);
  if (!notice || notice.type === "saved-again") return null;
  return (
    <div className="storage-banner" role="alert">
      <p>{t(`storage.${notice.type}`)}</p>
      <div className="buttons">
        <button
          type="button"
          className="button"
          onClick={() => dispatch({ type: "go", view: { ...START, name: "settings" } })}
        >
          {t("storage.to-settings")}
        </button>
        <button type="button" className="button" onClick={() => session.setState({ storageNotice: null })}>
          {t("storage.dismiss")}
        </button>
      </div>
    </div>
  );
}
