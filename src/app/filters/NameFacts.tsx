import { dayOf } from "../../bundle/item-id.ts";
import type { Manifest } from "../../bundle/schema.ts";
import { dayText } from "../../reading/time-text.ts";
import { useNames } from "../data/use-names.ts";
import { usePreferences, useT } from "../state/context.tsx";

/** How often a name was said, and since when. */
export function NameFacts({ manifest, name }: { readonly manifest: Manifest; readonly name: string }) {
  const t = useT();
  const { locale } = usePreferences();
  const ref = useNames(manifest, true).names?.find((one) => one.name === name);
  if (!ref) return null;
  return (
    <p>
      {t("names.facts", {
        n: ref.items,
        first: dayText(dayOf(ref.first), locale),
        latest: dayText(dayOf(ref.latest), locale),
      })}
    </p>
  );
}
