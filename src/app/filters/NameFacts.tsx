import { dayOf } from "../../bundle/item-id.ts";
import type { Manifest } from "../../bundle/schema.ts";
import { useNames } from "../data/use-names.ts";
import { useT } from "../state/context.tsx";
import { useDayText } from "../state/use-day-text.ts";

/** How often a name was said, and since when. */
export function NameFacts({ manifest, name }: { readonly manifest: Manifest; readonly name: string }) {
  const t = useT();
  const dayText = useDayText();
  const ref = useNames(manifest, true).names?.find((one) => one.name === name);
  return (
    <p>
      {ref &&
        t("names.facts", {
          n: ref.items,
          first: dayText(dayOf(ref.first)),
          latest: dayText(dayOf(ref.latest)),
        })}
    </p>
  );
}
