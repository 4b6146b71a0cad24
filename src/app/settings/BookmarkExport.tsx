import {
  BOOKMARK_FORMATS,
  type BookmarkFormat,
  exportBookmarks,
} from "../../reading/state/bookmark-export.ts";
import { bookmarksOf } from "../../reading/state/reading-state.ts";
import { exportBookmarksJson } from "../../reading/state/transfer.ts";
import { saveFile } from "../env/files.ts";
import { useStores, useT } from "../state/context.tsx";

const FILES: Readonly<Record<BookmarkFormat, readonly [name: string, type: string]>> = {
  markdown: ["tidings-bookmarks.md", "text/markdown"],
  csv: ["tidings-bookmarks.csv", "text/csv"],
  html: ["tidings-bookmarks.html", "text/html"],
};

/** Bookmarks for other programs; the JSON comes back in by the import above. */
export function BookmarkExport() {
  const t = useT();
  const { reading } = useStores();
  const save = (format: BookmarkFormat) => {
    const [name, type] = FILES[format];
    saveFile(name, type, exportBookmarks(bookmarksOf(reading.getState()), format));
  };
  return (
    <div className="data-part">
      <h4>{t("data.bookmarks")}</h4>
      <div className="buttons">
        {BOOKMARK_FORMATS.map((format) => (
          <button key={format} type="button" className="button" onClick={() => save(format)}>
            {t(`data.as-${format}`)}
          </button>
        ))}
        <button
          type="button"
          className="button"
          onClick={() =>
            saveFile("tidings-bookmarks.json", "application/json", exportBookmarksJson(reading.getState()))
          }
        >
          {t("data.as-json")}
        </button>
      </div>
    </div>
  );
}
