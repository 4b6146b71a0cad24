import { type MouseEvent, useEffect, useId, useState } from "react";
import type { Result } from "../../bundle/result.ts";
import type { MessageKey } from "../../reading/messages/zh.ts";
import type { Import, ImportError } from "../../reading/state/transfer.ts";
import { readFile } from "../env/files.ts";
import { takeStateFromAddress } from "../env/history.ts";
import { useDispatch, useStores, useT } from "../state/context.tsx";
import { focusHeading } from "../ui/pass-focus.ts";
import { goOnVisit } from "./go-on-visit.ts";
import { readImport } from "./read-import.ts";

/** In: a file, a word from the clipboard, or what a QR code brought along; looked at before anything changes. */
export function ImportState() {
  const t = useT();
  const id = useId();
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<Result<Import, ImportError> | null>(null);
  const look = async (file: Blob | null, word: string) => {
    const read = file ? await readFile(file) : { ok: true as const, value: word };
    setAnswer(read.ok ? await readImport(read.value) : read);
  };
  const done = () => {
    setText("");
    setAnswer(null);
  };
  useEffect(() => {
    const brought = takeStateFromAddress();
    if (brought) void readImport(brought).then(setAnswer);
  }, []);
  return (
    <div className="data-part">
      <h4 tabIndex={-1}>{t("data.import")}</h4>
      <p>{t("data.import-hint")}</p>
      <label className="button file">
        {t("data.choose-file")}
        <input
          className="vh"
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            void look(target.files?.[0] ?? null, "");
            // The same file can be chosen again.
            target.value = "";
          }}
        />
      </label>
      <label htmlFor={`${id}-text`}>{t("data.paste-code")}</label>
      <textarea id={`${id}-text`} rows={2} value={text} onChange={({ target }) => setText(target.value)} />
      <div className="buttons">
        <button
          type="button"
          className="button"
          disabled={!text.trim()}
          onClick={() => void look(null, text)}
        >
          {t("data.look")}
        </button>
      </div>
      {answer && !answer.ok && <p role="alert">{t(reasonOf(answer.error))}</p>}
      {/* Always there: a live region that comes with its words is often not read out. */}
      <div role="status">{answer?.ok && <Offer found={answer.value} onDone={done} />}</div>
    </div>
  );
}

const reasonOf = (error: ImportError): MessageKey => `data.refused-${error.type}`;

/** What was found in a file, and the two ways to take it in. */
function Offer({ found, onDone }: { readonly found: Import; readonly onDone: () => void }) {
  const t = useT();
  const dispatch = useDispatch();
  const stores = useStores();
  const { read, bookmarks, skipped, state } = found;
  const take = (way: "merged" | "replaced") => (event: MouseEvent) => {
    focusHeading(event.currentTarget);
    const said = { key: `data.said-${way}`, values: { read, bookmarks } } as const;
    const before = stores.reading.getState();
    dispatch({
      type: "change",
      change: way === "merged" ? { type: "merge", from: state } : { type: "restore", to: state },
      said,
    });
    goOnVisit(stores, before);
    onDone();
  };
  return (
    <>
      <p>{t("data.found", { read, bookmarks })}</p>
      {skipped > 0 && <p>{t("data.skipped", { n: skipped })}</p>}
      <div className="buttons">
        <button type="button" className="button primary" onClick={take("merged")}>
          {t("data.merge")}
        </button>
        <button type="button" className="button" onClick={take("replaced")}>
          {t("data.replace")}
        </button>
      </div>
      <p>{t("data.replace-hint")}</p>
    </>
  );
}
