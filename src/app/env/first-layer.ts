import { type Anchor, keepAnchor } from "./anchor.ts";
import { isLaidOut } from "./laid-out.ts";

/** Whether prerendered cards are on screen that the app is to take over. */
export const isLayerShown = (): boolean => window.tidingsEarly?.isShown ?? false;

/** Whether another view stands on the page as far as it is known without the bundle, for the app to take over. */
export const isOutlineShown = (): boolean => !isLayerShown() && document.querySelector("main") !== null;

const layer = (): HTMLElement | null => document.getElementById("root");

/** The heights of the rows by their keys, in px; empty where no cards are shown. */
let heights: ReadonlyMap<string, number> = new Map();

/** Gives the heights to the list that takes the cards over; a later list stands where nothing stood before. */
export function takeLayerHeights(): ReadonlyMap<string, number> {
  const taken = heights;
  heights = new Map();
  return taken;
}

const keyOf = (row: HTMLElement): string => {
  const { day, digest } = row.dataset;
  if (day !== undefined) return `day ${day}`;
  if (digest !== undefined) return `digest ${digest}`;
  return row.querySelector<HTMLElement>("[data-item]")?.dataset.item ?? "";
};

/** Whether a row was laid out: what it has of a card, if it has one. */
const isRowLaidOut = (row: HTMLElement): boolean => {
  const part = row.querySelector("[data-item] > *");
  return part === null || isLaidOut(part);
};

/** From one row's top to the next one's: what margins add belongs to the row above. */
function measured(page: HTMLElement): ReadonlyMap<string, number> {
  const rows = [...page.querySelectorAll<HTMLElement>("[data-row]")];
  const end = page.querySelector("[data-list]")?.getBoundingClientRect().bottom ?? 0;
  const tops = rows.map((row) => row.getBoundingClientRect().top);
  const heights = rows.map((row, at) => [row, (tops[at + 1] ?? end) - (tops[at] ?? 0)] as const);
  return new Map(heights.filter(([row]) => isRowLaidOut(row)).map(([row, height]) => [keyOf(row), height]));
}

/** The topmost card on screen and where it stands. */
function placeOf(page: HTMLElement): Anchor | null {
  if (window.scrollY === 0) return null;
  for (const card of page.querySelectorAll<HTMLElement>("[data-item]")) {
    const { top, bottom } = card.getBoundingClientRect();
    if (bottom > 120) return { key: card.dataset.item ?? "", offset: top };
  }
  return null;
}

/** What the reader does on the prerendered page besides pressing, until the app is here. */
export interface Handover {
  focused: HTMLElement | null;
  readonly field: HTMLInputElement | null;
  /** Looks no more: the app's elements are in the page. */
  readonly end: () => void;
}

/**
 * Measures the prerendered cards, and from then on follows the place and the focus: the app is drawn in slices, and
 * what the reader does between them counts.
 */
export function leaveLayer(): Handover {
  const page = layer();
  if (!page) return { focused: null, field: null, end: () => {} };
  const { activeElement: active } = document;
  const over = new AbortController();
  const { signal } = over;
  const handover: Handover = {
    focused: active instanceof HTMLElement && page.contains(active) ? active : null,
    field: page.querySelector<HTMLInputElement>("[data-search]"),
    end: () => over.abort(),
  };
  const follow = ({ target }: Event) => {
    if (target instanceof HTMLElement) handover.focused = target;
  };
  page.addEventListener("focusin", follow, { signal });
  // Above no cards there is no place: the one that was kept before stays.
  if (!isLayerShown()) return handover;
  heights = measured(page);
  const keepPlace = () => keepAnchor(placeOf(page));
  keepPlace();
  window.addEventListener("scroll", keepPlace, { passive: true, signal });
  return handover;
}

/** What tells a control from the others of its card or, outside cards, of the page; counts in its words may differ. */
function nameOf(control: Element): string {
  const words = control.textContent?.replace(/\d+/g, "") || control.getAttribute("href");
  return `${control.tagName} ${control.className} ${words}`;
}

const selectorOf = ({ item, digest }: DOMStringMap): string => {
  if (item) return `[data-item="${CSS.escape(item)}"]`;
  return digest ? `[data-digest="${digest}"]` : "#root";
};

function twinOf(control: HTMLElement): HTMLElement | null {
  const card = control.closest<HTMLElement>("[data-item], [data-digest]");
  const scope = document.querySelector(selectorOf(card?.dataset ?? {}));
  if (control === card) return scope instanceof HTMLElement ? scope : null;
  const name = nameOf(control);
  const all = scope?.querySelectorAll<HTMLElement>(control.tagName) ?? [];
  return [...all].find((one) => nameOf(one) === name) ?? null;
}

/** Gives the app what was done before it was here; call it once the app's own cards are on the page. */
export function takeOver({ focused, field: before }: Handover): void {
  const { tidingsEarly: early } = window;
  heights = new Map();
  if (!early) return;
  early.isShown = false;
  delete document.documentElement.dataset.lean;
  early.stopTaps();
  if (focused) twinOf(focused)?.focus({ preventScroll: true });
  const field = document.querySelector<HTMLInputElement>("[data-search]");
  if (field && before && before.value !== "") typeInto(field, before.value);
  for (const tap of early.taps.splice(0)) {
    const control = twinOf(tap);
    // The browser has opened the tab already: what is left to do is to know of it.
    if (tap.getAttribute("target") !== null)
      control?.dispatchEvent(new MouseEvent("auxclick", { bubbles: true, button: 1 }));
    else control?.click();
  }
}

/** Types a text into a field as a reader would: frameworks hear of it by the event alone. */
function typeInto(field: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
