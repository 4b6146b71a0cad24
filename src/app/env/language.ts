import { addMessages, hasMessages } from "../../reading/messages/translate.ts";
import type { Locale } from "../../reading/state/preferences.ts";

/** Loads the sentences of a language; only one is needed at a time. */
export async function loadLanguage(locale: Locale): Promise<void> {
  if (hasMessages(locale)) return;
  const { en } = await import("../../reading/messages/en.ts");
  addMessages("en", en);
}

/** Loads the sentences that no first screen says. */
export async function loadLaterWords(): Promise<void> {
  const { zhLater } = await import("../../reading/messages/zh-later.ts");
  addMessages("zh", zhLater);
}
