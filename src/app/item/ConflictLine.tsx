import { useMemo } from "react";
import type { Item } from "../../bundle/schema.ts";
import { conflictText, findConflicts } from "../../reading/stories/conflicts.ts";
import { usePreferences, useT } from "../state/context.tsx";

/** Numbers that the reports of one story state differently; nothing where they agree. `items` oldest first. */
export function ConflictLine({ items }: { readonly items: readonly Item[] }) {
  const t = useT();
  const { showConflicts } = usePreferences();
  const conflicts = useMemo(
    () => (showConflicts && items.length > 1 ? findConflicts(items).map(conflictText) : []),
    [showConflicts, items],
  );
  return conflicts.map((values) => (
    <p key={values} className="numbers-differ">
      {t("story.conflict", { values })}
    </p>
  ));
}
