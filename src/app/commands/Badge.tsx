import { useEffect, useMemo } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { sumOf, unreadCounts } from "../../reading/view/counts.ts";
import { subjectOf } from "../../reading/view/subject-of.ts";
import { isSearch, pageName, type View } from "../../reading/view/view.ts";
import { type Translate, usePreferences, useReading, useSession, useT, useView } from "../state/context.tsx";

/** What a page is called in its title; nothing for the timeline itself. */
function placeName(t: Translate, view: View): string | undefined {
  const name = pageName(view);
  if (name === "timeline") return subjectOf(view)?.text;
  return isSearch(view) ? t("title.search", { query: view.query }) : t(`nav.${name}`);
}

/** Keeps the number of unread items in the page's title and on the installed app's icon; both or neither. Draws nothing. */
export function Badge({ manifest }: { readonly manifest: Manifest | null }) {
  const t = useT();
  const view = useView();
  const { badge } = usePreferences();
  const reading = useReading((state) => state);
  const outOfSight = useSession((session) => session.outOfSight);
  const unread = useMemo(() => {
    if (!manifest || !badge) return 0;
    const unreadOutOfSight = outOfSight.filter(({ id }) => !isRead(reading, id));
    return sumOf(unreadCounts(manifest, reading)) - unreadOutOfSight.length;
  }, [manifest, badge, reading, outOfSight]);
  const place = placeName(t, view);
  const page = place ? t("title.page", { page: place }) : t("app.name");
  useEffect(() => {
    document.title = unread > 0 ? t("title.unread", { n: unread, page }) : page;
    if (!("setAppBadge" in navigator)) return;
    void (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => {});
  }, [unread, page, t]);
  return null;
}
