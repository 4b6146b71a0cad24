import { useSyncExternalStore } from "react";
import { agoText } from "../../reading/text/time-text.ts";
import { onEachMinute, thisMinute } from "../env/clock.ts";
import { usePreferences, useT } from "../state/context.tsx";

/** How old what is shown without a network is; null where that is not known. */
export function OfflineWords({ fetchedAt }: { readonly fetchedAt: number | null }) {
  const t = useT();
  const { locale } = usePreferences();
  const now = useSyncExternalStore(onEachMinute, thisMinute, () => 0);
  return (
    <p>
      {fetchedAt === null
        ? t("offline.line")
        : t("offline.line-dated", { ago: agoText(fetchedAt, now, locale) })}
    </p>
  );
}
