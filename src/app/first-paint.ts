/**
 * The script in the page's head, before everything else: it sets the look, keeps early presses, and makes the
 * prerendered cards those of this reader before they are painted. What it cannot make right it clears, and
 * the app draws it: another view, another language or density, mutes, a return after new digests.
 */

import type { Day, ItemId } from "../bundle/schema.ts";
import { decodeBucket } from "../reading/bucket-codec.ts";
import { unseal } from "../reading/envelope.ts";
import { bucketOf, countOf, emptyBucket, type MarkBucket } from "../reading/marks.ts";
import { readVisit, visitAt } from "../reading/visit.ts";
import { readAnchor } from "./env/anchor.ts";
import type { Early } from "./env/early.ts";
import { isLong } from "./item/long-text.ts";

/** More presses than this are no wish but a cat. */
const MOST = 20;

const root = document.documentElement;
const prefix = `tidings:${new URL("./", document.baseURI).pathname}:`;

/** Thrown where the page cannot be made this reader's: the app draws it then. */
const GIVE_UP = "this page is for the app to draw";

function stored(name: string): string | null {
  const text = localStorage.getItem(prefix + name);
  if (text === null) return null;
  const payload = unseal(text);
  if (!payload.ok) throw GIVE_UP;
  return payload.value;
}

function setLook(): void {
  const { theme, density, headFace } = JSON.parse(localStorage.getItem(`${prefix}look`) ?? "{}");
  const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  if (density) root.dataset.density = density;
  if (headFace) root.dataset.head = headFace;
}

/** Every setting, mute and follow that holds. */
function readEntries(): ReadonlyMap<string, string> {
  const entries = JSON.parse(stored("entries") ?? "[]") as [string, string | null][];
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** Gives up where a choice of the reader makes other cards than the prerendered ones. */
function checkChoices(entries: ReadonlyMap<string, string>, latest: number): void {
  const differs = (name: string, usual: string) => (entries.get(`set:${name}`) ?? usual) !== usual;
  if (differs("locale", "zh") || differs("density", "full") || differs("mergeStories", "1")) throw GIVE_UP;
  if (differs("foldVoices", "1") || differs("showConflicts", "1")) throw GIVE_UP;
  for (const name of entries.keys()) if (/^(mute|follow|less|set:hide):/.test(name)) throw GIVE_UP;
  const visit = readVisit(entries.get("set:visit") ?? null);
  const { since } = visitAt(visit, Date.now(), latest);
  if (since !== null && since < latest) throw GIVE_UP;
}

const buckets = new Map<string, MarkBucket>();

function isRead(id: string): boolean {
  const name = bucketOf(id.slice(0, 10) as Day);
  let bucket = buckets.get(name);
  if (!bucket) {
    const payload = stored(`read:${name}`);
    const decoded = payload === null ? emptyBucket : decodeBucket(name, payload);
    if (!decoded) throw GIVE_UP;
    bucket = decoded;
    buckets.set(name, bucket);
  }
  return countOf(bucket, id as ItemId) % 2 === 1;
}

const holds = (element: Element | null): readonly string[] =>
  element?.getAttribute("data-holds")?.split(" ").filter(Boolean) ?? [];

const setText = (element: Element | null | undefined, text: string): void => {
  if (element) element.textContent = text;
};

/** Makes a gauge thick for what is unread of the whole. */
function setGauge(within: Element | null | undefined, unread: number, all: number): void {
  const gauge = within?.querySelector<HTMLElement>(".gauge");
  gauge?.removeAttribute("data-full");
  gauge?.style.setProperty("--unread", String(unread / all));
}

function markCard(card: HTMLElement, words: DOMStringMap, folds: boolean): void {
  const id = card.dataset.item ?? "";
  if (stored(`kept:${id}`)?.includes('"item":{')) {
    card.classList.add("kept");
    card.querySelector(".bookmark")?.setAttribute("aria-pressed", "true");
  }
  const read = isRead(id);
  // Another report of a story leads it once this one was read.
  if (holds(card.querySelector("[data-holds]")).some((other) => read && !isRead(other))) throw GIVE_UP;
  if (!read) return;
  card.classList.add("read");
  card.querySelector(".square")?.classList.remove("filled");
  setText(card.querySelector("h4 .vh"), `${words.read} `);
  if (!folds) return;
  const who = document.createElement("span");
  who.className = "who";
  who.textContent = card.querySelector(".author")?.textContent?.replace(/^@/, "") ?? "";
  card.querySelector("h4")?.append(who);
  card.querySelector(".body")?.remove();
  card.classList.add("folded");
}

/** Brings the headings, the contents and the strip of the day to what is unread of each digest. */
function countDigests(page: HTMLElement, words: DOMStringMap): void {
  const entries = page.querySelectorAll(".index-column li");
  const cells = new Map<string, Element>();
  for (const cell of page.querySelectorAll(".day-strip .here"))
    cells.set(cell.children[1]?.textContent ?? "", cell);
  const digests = [...page.querySelectorAll<HTMLElement>(".row-digest")];
  const newest = digests[0]?.dataset.digest?.slice(0, 11);
  const sticky = page.querySelector(".current-digest");
  for (const [at, digest] of digests.entries()) {
    const ids = holds(digest);
    const unread = ids.filter((id) => !isRead(id)).length;
    if (unread === ids.length) continue;
    for (const heading of at === 0 ? [digest, sticky] : [digest]) {
      setGauge(heading, unread, ids.length);
      const text = heading?.querySelector(".dateline-total")?.nextSibling;
      if (text)
        text.textContent =
          unread === 0 ? (words.done ?? "") : (text.textContent ?? "").replace(/\d+/, String(unread));
      if (unread === 0) heading?.querySelector(".mark-all")?.remove();
    }
    setGauge(entries[at], unread, ids.length);
    setText(entries[at]?.querySelector("em"), unread === 0 ? "–" : String(unread));
    const id = digest.dataset.digest ?? "";
    if (newest && id.startsWith(newest)) setGauge(cells.get(id.slice(11, 13)), unread, ids.length);
  }
}

function showTimes(page: HTMLElement): void {
  const words = new Intl.RelativeTimeFormat(root.lang);
  for (const time of page.querySelectorAll("time")) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60_000);
    if (minutes < 0 || minutes >= 1440) continue;
    const text =
      minutes < 60 ? words.format(-minutes, "minute") : words.format(-Math.floor(minutes / 60), "hour");
    setText(time.firstElementChild, text);
  }
}

/** Folds long texts as the app does: reads all of the layout first, then writes. */
function foldLong(page: HTMLElement, words: DOMStringMap): void {
  const long = [...page.querySelectorAll<HTMLElement>(".card .body")].filter(isLong);
  for (const body of long) {
    const more = document.createElement("button");
    more.className = "expand";
    more.textContent = `… ${words.more}`;
    body.classList.add("cut");
    body.prepend(more);
  }
}

/** Stands where the reader stood on this page of the history. */
function restorePlace(page: HTMLElement): void {
  const anchor = readAnchor();
  if (!anchor) return;
  const card = page.querySelector(`[data-item="${CSS.escape(anchor.key)}"]`);
  if (!card) throw GIVE_UP;
  window.scrollTo({
    top: window.scrollY + card.getBoundingClientRect().top - anchor.offset,
    behavior: "instant",
  });
}

function makeReaders(page: HTMLElement): void {
  const words = page.dataset;
  const entries = readEntries();
  checkChoices(entries, Number(words.latest));
  const folds = entries.get("set:foldRead") !== "0";
  for (const card of page.querySelectorAll<HTMLElement>(".card")) markCard(card, words, folds);
  countDigests(page, words);
  showTimes(page);
  foldLong(page, words);
  restorePlace(page);
}

/** Loads the app. Where that fails the page stays as it is: to be read, its links left to the browser. */
function load({ app, modules }: DOMStringMap): void {
  for (const href of modules?.split(" ") ?? []) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "modulepreload", href });
    document.head.append(link);
  }
  if (!app) return;
  import(/* @vite-ignore */ new URL(app, document.baseURI).href).catch(() => {
    early.stopTaps();
    const last = early.taps.at(-1);
    if (last instanceof HTMLAnchorElement) location.assign(last.href);
  });
}

function paint(): void {
  const page = document.getElementById("root");
  if (!page?.firstElementChild) return;
  try {
    if (location.search !== "") throw GIVE_UP;
    makeReaders(page);
    early.isShown = true;
  } catch {
    early.isShown = false;
    page.replaceChildren();
  }
  delete root.dataset.early;
  const { dataset } = page;
  if (!early.isShown || document.visibilityState === "hidden") load(dataset);
  // A frame is painted between the two: the scripts start after it.
  else requestAnimationFrame(() => setTimeout(load, 0, dataset));
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
  paint,
  stopKeys: () => document.removeEventListener("keydown", onKey),
  stopTaps: () => document.removeEventListener("click", onTap, true),
};
window.tidingsEarly = early;
document.addEventListener("keydown", onKey);
document.addEventListener("click", onTap, true);
try {
  setLook();
  // Until the marks are on them, no cards are shown to a reader who has any: the page may be painted in parts.
  if (location.search !== "" || Object.keys(localStorage).some((key) => key.startsWith(prefix)))
    root.dataset.early = "";
  window.history.scrollRestoration = "manual";
} catch {
  // No storage, no choice: the style sheet follows the system by itself.
}
