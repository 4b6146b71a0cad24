/**
 * The script in the page's head, before everything else: it sets the look, keeps early presses, and loads the app
 * once the cards are painted. Small, as it stands in the page: what only a reader needs who was here before is a
 * script of its own (`first-marks.ts`), and the cards wait for it.
 */

import type { Early } from "./env/early.ts";
import { isLaidOut } from "./env/laid-out.ts";
import { ownPrefix } from "./env/storage-prefix.ts";
import { isLong, SURELY_SHORT } from "./item/long-text.ts";

/** More presses than this are no wish but a cat. */
const MOST = 20;

/** Without a sign that the page was painted, the app is loaded after so many milliseconds. */
const PATIENCE_MS = 1_000;

/** A reader's cards wait so many milliseconds for their marks; then the texts come first. */
const LATE_MS = 4_000;

/** In a window as high as this the cards that are laid out at once might not fill it. */
const TALL_PX = 2_000;

/** What tells of scripts that are not there (`first-lost.ts`): of the same name in all releases. */
const LOST = "./lost.js";

/** Longest wait for the manifest; a network that hangs is a network that fails. */
const HUNG_MS = 20_000;

const root = document.documentElement;
const prefix = ownPrefix();

/** Whether anything is kept of a reader: until it is on the cards, they are not shown. */
let isKnown = false;

/** The language that the reader chose, as far as that is known. */
let language: string | undefined;

function setLook(): void {
  const { theme, density, headFace, locale } = JSON.parse(localStorage.getItem(`${prefix}look`) ?? "{}");
  const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  if (density) root.dataset.density = density;
  if (headFace) root.dataset.head = headFace;
  language = locale;
}

/** Ages in the words of the app, which counts whole minutes too. */
function showTimes(page: HTMLElement): void {
  const now = Math.floor(Date.now() / 60_000);
  for (const time of page.querySelectorAll("time")) {
    const minutes = now - Date.parse(time.dateTime) / 60_000;
    if (minutes < 0 || minutes >= 1440) continue;
    const [age, words] =
      minutes < 60
        ? [Math.max(1, minutes), page.dataset.minutes]
        : [Math.floor(minutes / 60), page.dataset.hours];
    time.firstElementChild?.replaceChildren(`${age}${words}`);
  }
}

/** Whether no layout is needed to see that a text is short. So it is with most, and the first frame waits for none. */
const isSurelyShort = (body: HTMLElement): boolean =>
  (body.textContent?.length ?? 0) <= SURELY_SHORT && !body.querySelector("p + *, li, br");

/** Folds long texts as the app does, as far down as given: reads all of the layout first, then writes. */
function foldLong(within: HTMLElement, bottom: number): void {
  const long: HTMLElement[] = [];
  for (const body of within.querySelectorAll<HTMLElement>(".body:not(.cut)")) {
    if (isSurelyShort(body) || !isLaidOut(body)) continue;
    if (body.getBoundingClientRect().top > bottom) break;
    if (isLong(body)) long.push(body);
  }
  for (const body of long) {
    const more = document.createElement("button");
    more.className = "expand";
    more.textContent = `… ${document.getElementById("root")?.dataset.more}`;
    body.classList.add("cut");
    body.prepend(more);
  }
}

/** Folds what is laid out by now, and whatever is later on. */
function keepFolding(page: HTMLElement): void {
  foldLong(page, Number.POSITIVE_INFINITY);
  page.addEventListener("contentvisibilityautostatechange", ({ target }) => {
    if (early.isShown && target instanceof HTMLElement) foldLong(target, Number.POSITIVE_INFINITY);
  });
}

/** What makes the cards those of a reader who was here before; asked for as early as it can be. */
const { marks: marksFile = "", views = "", style: sheet } = document.currentScript?.dataset ?? {};
const loadMarks = () => import(/* @vite-ignore */ marksFile);

const link = (kind: object) => document.head.append(Object.assign(document.createElement("link"), kind));

const askForStyle = () => link({ rel: "preload", as: "style", href: sheet });

/** What stands on another view at once: asked for while the page is on its way, and here once that is painted. */
let outline: Promise<unknown> | undefined;
if (/view=/.test(location.search)) {
  askForStyle();
  outline = import(/* @vite-ignore */ views).catch(() => {});
}

/** Loads the app. Where that fails the page stays as it is, with word of it: to be read, its links left to the browser. */
async function load({ app = "" }: DOMStringMap): Promise<void> {
  if (!outline) askForStyle();
  // The app's first question, asked while its scripts are on their way.
  early.manifest = fetch("./data/manifest.json", {
    cache: "no-cache",
    signal: AbortSignal.timeout(HUNG_MS),
  }).catch(() => null);
  // The app's scripts compete with nothing that is to be painted.
  await outline;
  const scripts = app.split(" ");
  for (const href of scripts) link({ rel: "modulepreload", href });
  // Nobody installs a page that is not painted.
  link({ rel: "manifest", href: "./manifest.webmanifest" });
  try {
    // What the app needs is run first, for itself: one long task keeps presses waiting.
    for (const script of scripts) await import(/* @vite-ignore */ script);
  } catch {
    early.stopTaps();
    const last = early.taps.at(-1);
    if (last instanceof HTMLAnchorElement) location.assign(last.href);
    else import(/* @vite-ignore */ LOST).catch(() => {});
  }
}

/** Calls once the page was painted: what is asked for before competes with the first frame. */
function afterPaint(then: () => void): void {
  let isDue = true;
  const once = () => {
    if (isDue) then();
    isDue = false;
  };
  if (document.visibilityState === "hidden") {
    once();
    return;
  }
  new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length > 0) once();
  }).observe({ type: "paint", buffered: true });
  setTimeout(once, PATIENCE_MS);
}

/** Makes the cards this reader's; false where they are for the app to draw. */
async function makeReaders(page: HTMLElement): Promise<boolean> {
  if (location.search) return false;
  try {
    showTimes(page);
    if (!isKnown) {
      foldLong(page, innerHeight);
      return true;
    }
    const late = new Promise<null>((resolve) => setTimeout(resolve, LATE_MS, null));
    const marks = await Promise.race([loadMarks(), late]);
    marks?.makeReaders(page);
    foldLong(page, Number.POSITIVE_INFINITY);
    marks?.restorePlace(page);
    return true;
  } catch {
    return false;
  }
}

/** Leaves the bars, which all pages share, where they speak the reader's language; the rest is for the app to draw. */
function keepBars(page: HTMLElement): void {
  if (language !== "zh" && (isKnown || language)) {
    page.replaceChildren();
    return;
  }
  page.querySelector("main")?.remove();
  const viewOf = (search: string) => new URLSearchParams(search).get("view");
  for (const link of page.querySelectorAll<HTMLAnchorElement>("nav a")) {
    link.removeAttribute("aria-current");
    if (viewOf(link.search) === viewOf(location.search)) link.setAttribute("aria-current", "page");
  }
}

async function paint(): Promise<void> {
  const page = document.getElementById("root");
  if (!page?.firstElementChild) return;
  early.isShown = await makeReaders(page);
  if (!early.isShown) keepBars(page);
  delete root.dataset.early;
  if (!page.firstElementChild) {
    void load(page.dataset);
    return;
  }
  afterPaint(() => {
    void load(page.dataset);
    if (early.isShown) keepFolding(page);
  });
}

const onKey = (event: KeyboardEvent): void => {
  if (early.keys.length < MOST) early.keys.push(event);
};

/** Keeps a press for the app; what leads to another page or a new tab is the browser's own. */
const onTap = (event: MouseEvent): void => {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const control = event.target instanceof Element ? event.target.closest<HTMLElement>("a, button") : null;
  if (!control || control.matches(".skip") || early.taps.length >= MOST) return;
  if (control.getAttribute("target") === null) event.preventDefault();
  early.taps.push(control);
};

const early: Early = {
  keys: [],
  taps: [],
  isShown: false,
  manifest: null,
  paint,
  stopKeys: () => document.removeEventListener("keydown", onKey),
  stopTaps: () => document.removeEventListener("click", onTap, true),
};
window.tidingsEarly = early;
document.addEventListener("keydown", onKey);
document.addEventListener("click", onTap, true);
try {
  setLook();
  isKnown =
    Boolean(window.history.state?.anchor) || Object.keys(localStorage).some((key) => key.startsWith(prefix));
  // The page may be painted in parts: nothing of it before it is as it should be.
  if (isKnown || location.search) root.dataset.early = location.search;
  // What is far below the window is laid out when it is scrolled to.
  else if (window.innerHeight < TALL_PX) root.dataset.lean = "";
  if (isKnown) loadMarks().catch(() => {});
  window.history.scrollRestoration = "manual";
} catch {
  // No storage, no choice: the style sheet follows the system by itself.
}
