/**
 * Makes the prerendered cards those of a reader who was here before, before they are shown: marks, counts and the
 * place. Loaded by the script in the page's head where the browser keeps anything for this page. What it cannot
 * make right it refuses, and the app draws it: another language or density, mutes, a return after new digests.
 */

import { readVisit, sinceAt } from "../reading/timeline/visit.ts";
import { readAnchor } from "./env/anchor.ts";
import { type FirstKept, GIVE_UP, openKept } from "./env/first-kept.ts";

/** Every setting, mute and follow that holds. */
function readEntries({ stored }: FirstKept): ReadonlyMap<string, string> {
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

/** What a card is made with: its reader's marks, the page's words, and whether what was read folds. */
interface Making {
  readonly kept: FirstKept;
  readonly words: DOMStringMap;
  readonly folds: boolean;
}

function markCard(card: HTMLElement, { kept: { stored, isRead }, words, folds }: Making): void {
  const id = card.dataset.item ?? "";
  if (stored(`kept:${id}`)?.includes('"item":{')) {
    card.classList.add("kept");
    card.querySelector(".bookmark")?.classList.add("kept");
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
  card.querySelector("h4")?.append(" ", who);
  card.querySelector(".body")?.remove();
  card.classList.add("folded");
}

/** What is unread of a digest. */
interface Left {
  readonly unread: number;
  readonly all: number;
}

/** Brings a heading to what is unread of its digest. */
function countHeading(heading: Element, { unread, all }: Left, done: string): void {
  setGauge(heading, unread, all);
  const text = heading.querySelector(".dateline-total")?.nextSibling;
  if (text) text.textContent = unread === 0 ? done : (text.textContent ?? "").replace(/\d+/, String(unread));
  if (unread === 0) heading.querySelector(".mark-all")?.remove();
}

/** The cells of the day's strip by their hours. */
const cellsOf = (page: HTMLElement): ReadonlyMap<string, Element> =>
  new Map(
    [...page.querySelectorAll(".day-strip .here")].map((cell) => [cell.children[1]?.textContent ?? "", cell]),
  );

/** Brings the headings, the contents and the strip of the day to what is unread of each digest. */
function countDigests(page: HTMLElement, { isRead }: FirstKept): void {
  const entries = page.querySelectorAll(".index-column li");
  const cells = cellsOf(page);
  const digests = [...page.querySelectorAll<HTMLElement>(".row-digest")];
  const newest = digests[0]?.dataset.digest?.slice(0, 11);
  for (const [at, digest] of digests.entries()) {
    const ids = itemsOf(digest);
    const left: Left = { unread: ids.filter((id) => !isRead(id)).length, all: ids.length };
    const { unread, all } = left;
    if (unread === all) continue;
    const sticky = at === 0 ? page.querySelector(".current-digest") : null;
    for (const heading of sticky ? [digest, sticky] : [digest])
      countHeading(heading, left, page.dataset.done ?? "");
    setGauge(entries[at], unread, all);
    setText(entries[at]?.querySelector("em"), unread === 0 ? "–" : String(unread));
    const id = digest.dataset.digest ?? "";
    if (newest && id.startsWith(newest)) setGauge(cells.get(id.slice(11, 13)), unread, all);
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
  const kept = openKept();
  const entries = readEntries(kept);
  checkChoices(entries, Number(words.latest));
  const folds = entries.get("set:foldRead") !== "0";
  for (const card of page.querySelectorAll<HTMLElement>(".card")) markCard(card, { kept, words, folds });
  countDigests(page, kept);
}
