import { useEffect, useState } from "react";
import { settingOf } from "../../reading/state/reading-state.ts";
import { readCount } from "../../reading/view/counts.ts";
import { START } from "../../reading/view/view.ts";
import { isPersisted } from "../env/persistence.ts";
import { useDispatch, useReading, useStores, useT } from "../state/context.tsx";
import { BACKUP_SETTING, noteBackup } from "./backup.ts";

/** Read items that are worth a word about a backup: about three days of six digests. */
const WORTH_A_WORD = 250;
/** Days after which a backup counts as old. */
const OLD_DAYS = 60;

/** Reminds of a backup after real use, where the browser may purge what it stores; never on a first visit. */
export function BackupReminder() {
  const t = useT();
  const dispatch = useDispatch();
  const stores = useStores();
  const used = useReading((state) => readCount(state, "") >= WORTH_A_WORD);
  const last = useReading((state) => settingOf(state, BACKUP_SETTING));
  const [purgeable, setPurgeable] = useState(false);
  useEffect(() => {
    if (used) void isPersisted().then((persisted) => setPurgeable(persisted !== true));
  }, [used]);
  const old = last === null || Date.parse(last) < Date.now() - OLD_DAYS * 86_400_000;
  // What was read in this very visit is no reason to interrupt it.
  const before = readCount(stores.session.getState().atLoad, "") >= WORTH_A_WORD;
  if (!used || !before || !old || !purgeable || stores.storage?.characters() === null) return null;
  return (
    <div className="storage-banner" role="status">
      <p>{t("data.reminder")}</p>
      <div className="buttons">
        <button
          type="button"
          className="button"
          onClick={() => dispatch({ type: "go", view: { ...START, name: "settings" } })}
        >
          {t("storage.to-settings")}
        </button>
        <button type="button" className="button" onClick={() => noteBackup(stores)}>
          {t("storage.dismiss")}
        </button>
      </div>
    </div>
  );
}
