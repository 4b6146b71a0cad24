import { useQuery } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import { bytesOf, STORED_LIMIT } from "../../reading/offline/stored.ts";
import { forgetFiles, storedFiles } from "../env/stored-files.ts";
import { useT } from "../state/context.tsx";
import { focusHeading } from "../ui/pass-focus.ts";

const MEGABYTE = 1_000_000;

/** What of the digests is stored for reading without a network, and the way to delete it. */
export function StoredContent() {
  const t = useT();
  const { data, refetch } = useQuery({ queryKey: ["stored"], queryFn: storedFiles, gcTime: 0 });
  const parts = data?.filter(({ file }) => file.startsWith("shards/")).length ?? 0;
  // Lists that were taken down while the digests were deleted are nothing to read.
  if (!data || parts === 0) return null;
  const forget = ({ currentTarget }: MouseEvent) => {
    focusHeading(currentTarget);
    void forgetFiles(data.map(({ file }) => file)).then(() => refetch());
  };
  return (
    <div className="data-part">
      <h4>{t("stored.title")}</h4>
      <p>
        {t("stored.held", {
          n: parts,
          size: (bytesOf(data) / MEGABYTE).toFixed(1),
          limit: String(STORED_LIMIT / MEGABYTE),
        })}
      </p>
      <div className="buttons">
        <button type="button" className="button" onClick={forget}>
          {t("stored.forget")}
        </button>
      </div>
    </div>
  );
}
