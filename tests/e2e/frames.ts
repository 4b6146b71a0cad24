import type { Page } from "@playwright/test";
import type { TestServer } from "./server.ts";

/** Where the cards stand, and whether the app drew them. */
export interface Sight {
  readonly app: boolean;
  /** Whether all of the page is here: it may be painted before, as far as it is. */
  readonly whole: boolean;
  readonly cards: readonly (readonly [id: string, top: number, left: number, look: string])[];
}

declare global {
  interface Window {
    __sights?: Sight[];
    __shift?: number;
  }
}

/** Holds the app's scripts back; answers what lets them go. */
export async function holdApp(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/assets\/react-/, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** Looks at every frame until a second after the app is there: what shifts, and where the cards stand. */
export function lookAtFrames(): void {
  const sights: Sight[] = [];
  window.__sights = sights;
  window.__shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.__shift = (window.__shift ?? 0) + (entry as unknown as { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const all = [...document.querySelectorAll<HTMLElement>("article[data-item]")];
    if (
      (all.length > 0 || sights.length > 0) &&
      getComputedStyle(document.querySelector("#root") as Element).visibility === "visible"
    )
      sights.push({
        app: document.querySelector("[data-keys]") !== null,
        whole: document.readyState !== "loading",
        cards: all.slice(0, 6).map((card) => {
          const { top, left, height } = card.getBoundingClientRect();
          const look = [...card.classList].sort().join(" ");
          return [
            card.dataset.item ?? "",
            Math.round(top * 10),
            Math.round(left * 10),
            `${look} ${Math.round(height * 10)}`,
          ];
        }),
      });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Opens the page and waits until the app answers; every frame on the way was looked at. */
export async function watchLoad(page: Page, server: TestServer): Promise<readonly Sight[]> {
  await page.goto(server.url);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await page.waitForFunction(() => (window.__sights ?? []).filter(({ app }) => app).length > 10);
  return page.evaluate(() => window.__sights ?? []);
}

export const shiftOf = (page: Page) => page.evaluate(() => window.__shift);
