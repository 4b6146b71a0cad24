import { bookmarksOf } from "../../reading/state/reading-state.ts";
import { readCount } from "../../reading/view/counts.ts";
import { useReading, useT } from "../state/context.tsx";
import { BookmarkExport } from "./BookmarkExport.tsx";
import { ExportState } from "./ExportState.tsx";
import { ImportState } from "./ImportState.tsx";
import { StorageState } from "./StorageState.tsx";
import { StoredContent } from "./StoredContent.tsx";

/** Everything about the reader's own data: out, in, between devices, and where it is kept. */
export function DataSettings() {
  const t = useT();
  const read = useReading((state) => readCount(state, ""));
  const bookmarks = useReading((state) => state.bookmarks);
  const kept = bookmarksOf({ marks: new Map(), bookmarks, entries: new Map(), clock: 0, replica: "" }).length;
  return (
    <section className="setting data" aria-labelledby="data-title">
      <h3 id="data-title" tabIndex={-1}>
        {t("data.title")}
      </h3>
      <p>{t("data.held", { read, kept })}</p>
      <ExportState />
      <ImportState />
      {kept > 0 && <BookmarkExport />}
      <StoredContent />
      <StorageState />
    </section>
  );
}
