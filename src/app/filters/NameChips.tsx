import type { Item, Manifest } from "../../bundle/schema.ts";
import { nameCounts } from "../../reading/view/names.ts";
import { excluded, isSet, toggled, type View } from "../../reading/view/view.ts";
import { useNames } from "../data/use-names.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { ClearChip } from "./ClearChip.tsx";

interface NameChipsProps {
  readonly manifest: Manifest;
  readonly view: View;
  readonly items: readonly Item[];
  readonly shows: (item: Item) => boolean;
}

/** Names with their counts: any of those chosen, together with the other filters. */
export function NameChips({ manifest, view, items, shows }: NameChipsProps) {
  const t = useT();
  const dispatch = useDispatch();
  const { names } = useNames(manifest, true);
  const go = (chosen: View["names"]) => dispatch({ type: "go", view: { ...view, names: chosen, day: null } });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one scrolling row
    <div className="chips names" role="group" tabIndex={-1} aria-label={t("nav.names")}>
      {nameCounts(items, view, shows, names).map(({ name, items: count }) => {
        const not = view.names.not.includes(name);
        const on = view.names.only.includes(name);
        return (
          <button
            key={name}
            type="button"
            className={`chip${not ? " not" : ""}`}
            aria-pressed={on}
            aria-label={t(not ? "chips.excluded" : "chips.count", { name, n: count })}
            title={t("chips.hint-alt")}
            onClick={(event) => go(event.altKey ? excluded(view.names, name) : toggled(view.names, name))}
          >
            {name}
            <span className="chip-count">{count}</span>
          </button>
        );
      })}
      {isSet(view.names) && (
        <ClearChip words={t("chips.clear-names")} onClear={() => go({ only: [], not: [] })} />
      )}
    </div>
  );
}
