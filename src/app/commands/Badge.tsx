import { useEffect, useMemo } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { sumOf, unreadCounts } from "../../reading/view/counts.ts";
import { subjectOf } from "../../reading/view/subject-of.ts";
import { isSearch, pageName, type View } from "../../reading/view/view.ts";
import { useShardsInHand } from "../data/use-shards-in-hand.ts";
import { type Translate, usePreferences, useReading, useSession, useT, useView } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";

/** What a page is called in its title; nothing for the timeline itself. */
function placeName(t: Translate, view: View): string | undefined {
  const name = pageName(view);
  if (name === "timeline") return subjectOf(view)?.text;
  return isSearch(view) ? t("title.search", { query: view.query }) : t(`nav.${name}`);
}

const NO_SHARDS: Manifest["head"] = [];

/** The items of the newest digests that any page has loaded. */
function useItemsHere(manifest: Manifest | null): readonly Item[] {
  const shards = useShardsInHand(manifest?.head ?? NO_SHARDS);
  return useMemo(() => shards.flatMap(({ digests }) => digests.flatMap(({ items }) => items)), [shards]);
}

/** Keeps the number of unread items in the page's title and on the installed app's icon; both or neither. Draws nothing. */
export function Badge({ manifest }: { readonly manifest: Manifest | null }) {
  const t = useT();
  const view = useView();
  const { badge } = usePreferences();
  const reading = useReading((state) => state);
  const outOfSight = useSession((session) => session.outOfSight);
  const { isOut } = useAttitudes();
  const items = useItemsHere(manifest);
  const unread = useMemo(() => {
    if (!manifest || !badge) return 0;
    // The timeline may have come to older ones than the newest digests.
    const gone = new Set([...items.filter(isOut), ...outOfSight].map(({ id }) => id));
    const unreadGone = [...gone].filter((id) => !isRead(reading, id));
    return sumOf(unreadCounts(manifest, reading, items)) - unreadGone.length;
  }, [manifest, badge, reading, outOfSight, isOut, items]);
  const place = placeName(t, view);
  const page = place ? t("title.page", { page: place }) : t("app.name");
  useEffect(() => {
    document.title = unread > 0 ? t("title.unread", { n: unread, page }) : page;
    if (!("setAppBadge" in navigator)) return;
    void (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => {});
  }, [unread, page, t]);
  return null;
}
