import { useRef } from "react";
import type { Item } from "../../bundle/schema.ts";
import { usePreferences } from "../state/context.tsx";

/**
 * The reports that stand under a card. Older ones that come in while it is on screen, in the middle of the page, wait
 * until it is drawn anew: a line more would move what the reader reads. They are marked with the others all the same.
 */
export function useSettledReports(reports: readonly Item[]): readonly Item[] {
  const { mergeStories } = usePreferences();
  const settled = useRef({ reports, mergeStories });
  const { current: before } = settled;
  const grows =
    before.mergeStories === mergeStories &&
    reports.length > before.reports.length &&
    before.reports.every((report) => reports.includes(report)) &&
    window.scrollY > 0;
  if (!grows) settled.current = { reports, mergeStories };
  return settled.current.reports;
}
