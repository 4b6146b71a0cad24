import { LANGUAGE } from "../../reading/messages/translate.ts";
import type { Preferences } from "../../reading/state/preferences.ts";
import { ownPrefix } from "./storage-prefix.ts";

/** Where the look is kept for the script that runs before first paint; the reading state holds the truth. */
const lookKey = (): string => `${ownPrefix()}look`;

/** The ground of the page, for the bars of the browser around it; `tokens.css` has the same. */
const PAPER = { light: "#f6f6f3", dark: "#141517" } as const;

/** Applies theme, density, type and language to the page. */
export function applyLook(preferences: Preferences): void {
  const root = document.documentElement;
  const { theme, density, headFace, locale } = preferences;
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.density = density;
  root.dataset.head = headFace;
  root.lang = LANGUAGE[locale];
  for (const colour of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]"))
    colour.content = dark ? PAPER.dark : PAPER.light;
  try {
    window.localStorage.setItem(lookKey(), JSON.stringify({ theme, density, headFace, locale }));
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
