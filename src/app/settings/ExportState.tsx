import { lazy, Suspense, useState } from "react";
import { exportReading } from "../../reading/state/transfer.ts";
import { packText, saveFile } from "../env/files.ts";
import { useDispatch, useStores, useT } from "../state/context.tsx";
import { noteBackup } from "./backup.ts";

const QrCode = lazy(() => import("./QrCode.tsx").then((module) => ({ default: module.QrCode })));

/** Out: a file of everything, the same as one word for the clipboard, and the newest marks as a QR code. */
export function ExportState() {
  const t = useT();
  const dispatch = useDispatch();
  const stores = useStores();
  const [qr, setQr] = useState(false);
  const save = () => {
    const day = new Date().toISOString().slice(0, 10);
    saveFile(`tidings-${day}.json`, "application/json", exportReading(stores.reading.getState()));
    noteBackup(stores);
  };
  const copy = () => dispatch({ type: "copy", text: packText(exportReading(stores.reading.getState())) });
  return (
    <div className="data-part">
      <h4>{t("data.export")}</h4>
      <p>{t("data.export-hint")}</p>
      <div className="buttons">
        <button type="button" className="button primary" onClick={save}>
          {t("data.save-file")}
        </button>
        <button type="button" className="button" onClick={copy}>
          {t("data.copy-code")}
        </button>
        <button type="button" className="button" aria-expanded={qr} onClick={() => setQr(!qr)}>
          {t("data.show-qr")}
        </button>
      </div>
      {qr && (
        <Suspense>
          <QrCode />
        </Suspense>
      )}
    </div>
  );
}
