import { useState } from "react";
import { saveFile } from "../env/files.ts";
import { useStores, useT } from "../state/context.tsx";
import { startOver } from "../state/start-over.ts";

/** Where the data is kept: how much, what was set aside as damaged, and the way to delete it all. */
export function StorageState() {
  const t = useT();
  const stores = useStores();
  const { storage } = stores;
  const [sure, setSure] = useState(false);
  if (!storage) return null;
  const characters = storage.characters();
  const aside = storage.setAside();
  const wipe = () => {
    startOver(stores, storage.wipe());
    setSure(false);
  };
  return (
    <div className="data-part">
      <h4>{t("data.storage")}</h4>
      <p>{characters === null ? t("storage.memory") : t("data.characters", { n: characters })}</p>
      {aside.length > 0 && (
        <div className="buttons">
          <button
            type="button"
            className="button"
            onClick={() => saveFile("tidings-set-aside.json", "application/json", JSON.stringify(aside))}
          >
            {t("data.save-aside", { n: aside.length })}
          </button>
        </div>
      )}
      <div className="buttons">
        <button
          type="button"
          className="button"
          onClick={sure ? wipe : () => setSure(true)}
          onBlur={() => setSure(false)}
        >
          {t(sure ? "data.wipe-sure" : "data.wipe")}
        </button>
      </div>
    </div>
  );
}
