/**
 * Makes the prerendered cards those of a reader who was here before, before they are shown: marks, counts and the
 * place. Loaded by the script in the page's head where the browser keeps anything for this page. What it cannot
 * make right it refuses, and the app draws it: another language or density, mutes, a return after new digests.
 */

import type { Day, ItemId } from "../bundle/schema.ts";
import { decodeBucket } from "../reading/state/bucket-codec.ts";
import { unseal } from "../reading/state/envelope.ts";
import { bucketOf, countOf, emptyBucket, type MarkBucket } from "../reading/state/marks.ts";
import { readVisit, sinceAt } from "../reading/timeline/visit.ts";
import { readAnchor } from "./env/anchor.ts";
import { type FirstJournals, hasAll, readJournals } from "./env/first-journals.ts";
import { ownPrefix } from "./env/storage-prefix.ts";

const prefix = ownPrefix();

/** Thrown where the page cannot be made this reader's. */
const GIVE_UP = "this page is for the app to draw";

function stored(name: string): string | null {
  const text = localStorage.getItem(prefix + name);
  if (text === null) return null;
  const payload = unseal(text);
  if (!payload.ok) throw GIVE_UP;
  return payload.value;
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
  const since = sinceAt(visit, Date.now());
  if (since !== null && since < latest) throw GIVE_UP;
}

let journals: FirstJournals = { marks: new Map(), rest: [] };

/** Gives up where a page kept a bookmark, or a choice, that is not in its part yet: which one holds, the app knows. */
function takeJournals(): void {
  journals = readJournals(localStorage, `${prefix}page:`);
  for (const [part, text] of journals.rest) if (!hasAll(stored(part), part, text)) throw GIVE_UP;
}

const buckets = new Map<string, readonly MarkBucket[]>();

/** The marks of about ten days, as their part has them and as journals do. */
function bucketsOf(name: string): readonly MarkBucket[] {
  const known = buckets.get(name);
  if (known) return known;
  const payload = stored(`read:${name}`);
  const bucket = payload === null ? emptyBucket : decodeBucket(name, payload);
  if (!bucket) throw GIVE_UP;
  const all = [bucket, ...(journals.marks.get(name) ?? [])];
  buckets.set(name, all);
  return all;
}

/** The highest count holds, as where states are merged. */
function isRead(id: string): boolean {
  const counts = bucketsOf(bucketOf(id.slice(0, 10) as Day)).map((bucket) => countOf(bucket, id as ItemId));
  return Math.max(...counts) % 2 === 1;
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

/** The items of a digest: those that it names, and its cards. */
function itemsOf(digest: HTMLElement): readonly string[] {
  const ids = [...holds(digest)];
  for (let row = digest.nextElementSibling; row && !row.matches(".row-digest"); row = row.nextElementSibling)
    ids.push(row.querySelector<HTMLElement>("[data-item]")?.dataset.item ?? "");
  return ids.filter(Boolean);
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
    const ids = itemsOf(digest);
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

/** Stands where the reader stood on this page of the history. */
export function restorePlace(page: HTMLElement): void {
  const anchor = readAnchor();
  if (!anchor) return;
  const card = page.querySelector(`[data-item="${CSS.escape(anchor.key)}"]`);
  if (!card) throw GIVE_UP;
  window.scrollTo({
    top: window.scrollY + card.getBoundingClientRect().top - anchor.offset,
    behavior: "instant",
  });
}

/** Throws where the page is for the app to draw. */
export function makeReaders(page: HTMLElement): void {
  const words = page.dataset;
  takeJournals();
  const entries = readEntries();
  checkChoices(entries, Number(words.latest));
  const folds = entries.get("set:foldRead") !== "0";
  for (const card of page.querySelectorAll<HTMLElement>(".card")) markCard(card, words, folds);
  countDigests(page, words);
}
