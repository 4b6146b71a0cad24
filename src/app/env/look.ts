import { LANGUAGE } from "../../reading/messages/translate.ts";
import type { Preferences } from "../../reading/preferences.ts";

/** Where the look is kept for the script that runs before first paint; the reading state holds the truth. */
const lookKey = (): string => `tidings:${new URL("./", document.baseURI).pathname}:look`;

/** Applies theme, density, type and language to the page. */
export function applyLook(preferences: Preferences): void {
  const root = document.documentElement;
  const { theme, density, headFace, locale } = preferences;
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.density = density;
  root.dataset.head = headFace;
  root.lang = LANGUAGE[locale];
  try {
    window.localStorage.setItem(lookKey(), JSON.stringify({ theme, density, headFace }));
  } catch {
    // Without storage the look of the system stands until the app runs.
  }
}

/** Calls back when the system turns dark or light. */
export function onSystemTheme(callback: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", callback);
  return () => dark.removeEventListener("change", callback);
}
