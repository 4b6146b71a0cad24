import { useEffect } from "react";
import { choicesIn } from "../../reading/state/preferences.ts";
import type { ReadingState } from "../../reading/state/reading-state.ts";
import { loadLanguage } from "../env/language.ts";
import { useReading, useStores } from "./context.tsx";
import type { Stores } from "./stores.ts";

/** The language that the reader chose; the page speaks it once its sentences are here. */
export const chosenLanguage = (state: ReadingState) => choicesIn(state).locale;

/** Brings the page to the language that the reader chose; where its sentences cannot be had it stays as it is. */
export async function openLanguage({ reading, session }: Stores): Promise<void> {
  const language = chosenLanguage(reading.getState());
  const isHere = await loadLanguage(language).then(
    () => true,
    () => false,
  );
  if (isHere && chosenLanguage(reading.getState()) === language) session.setState({ language });
}

/** Brings the page to another language once its sentences are here. */
export function useLanguage(): void {
  const stores = useStores();
  const chosen = useReading(chosenLanguage);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again whenever another one is chosen
  useEffect(() => {
    void openLanguage(stores);
  }, [chosen, stores]);
}
