import { useMemo } from "react";
import type { Year, YearRef } from "../../bundle/schema.ts";
import { yearQuery } from "./queries.ts";
import { useWatch } from "./watch.ts";

/** The lists of so many years, newest first, as far as they are here without a gap. */
export function useYears(
  all: readonly YearRef[],
  wanted: number,
): { readonly years: readonly Year[]; readonly isFailed: boolean; readonly retry: () => void } {
  const refs = useMemo(() => all.slice(0, wanted), [all, wanted]);
  const { states, retry } = useWatch(refs, yearQuery);
  const years: Year[] = [];
  for (const state of states) {
    if (!state?.data) break;
    years.push(state.data);
  }
  return { years, isFailed: states.some((state) => state?.status === "error"), retry };
}
