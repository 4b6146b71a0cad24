import { useEffect, useMemo } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { unreadCounts } from "../../reading/counts.ts";
import { usePreferences, useReading, useT, useView } from "./context.tsx";

/** Keeps the number of unread items in the page's title and on the installed app's icon; both or neither. */
export function useBadge(manifest: Manifest | null): void {
  const t = useT();
  const view = useView();
  const { badge } = usePreferences();
  const reading = useReading((state) => state);
  const unread = useMemo(
    () =>
      manifest && badge
        ? [...unreadCounts(manifest, reading).values()].reduce((sum, count) => sum + count, 0)
        : 0,
    [manifest, badge, reading],
  );
  const page = view.name === "timeline" ? t("app.name") : t("title.page", { page: t(`nav.${view.name}`) });
  useEffect(() => {
    document.title = unread > 0 ? t("title.unread", { n: unread, page }) : page;
    if (!("setAppBadge" in navigator)) return;
    void (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => {});
  }, [unread, page, t]);
}
