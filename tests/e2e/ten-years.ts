import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { sharedFolder } from "./shared.ts";

/** After so long one who makes an archive is no longer there, in milliseconds. */
const GONE_MS = 600_000;

/** Makes a folder, or waits until another worker has made it: two at once would take as long again. */
function makeOnce(folder: string, make: () => void): void {
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    try {
      mkdirSync(lock);
    } catch {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > GONE_MS) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
      continue;
    }
    try {
      make();
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
}

/**
 * A bundle of made-up digests, six a day. Compiled once for each compiler and kept in `.cache`, as ten years of them
 * take most of a minute. Skips the calling test where there is nothing to make digests with.
 */
export function madeArchive(digests: number): string {
  const maker = join(sharedFolder("tools"), "make-digests.mjs");
  const hash = createHash("sha1");
  for (const file of ["build/tidings.js", maker]) hash.update(readFileSync(file));
  const folder = `.cache/archive-${digests}-${hash.digest("hex").slice(0, 12)}`;
  mkdirSync(".cache", { recursive: true });
  makeOnce(folder, () => makeArchive(folder, maker, digests));
  return folder;
}

function makeArchive(folder: string, maker: string, digests: number): void {
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const options = { stdio: "pipe" } as const;
  const texts = join(fresh, "digests");
  execFileSync("node", [maker, "--out", texts, "--digests", String(digests)], options);
  execFileSync(
    "node",
    ["build/tidings.js", "compile", "--digests", texts, "--out", join(fresh, "bundle")],
    options,
  );
  rmSync(texts, { recursive: true });
  renameSync(join(fresh, "bundle"), folder);
  rmSync(fresh, { recursive: true, force: true });
}

/** Installs a count of the elements that stand in the page, looked at in every frame. */
export function countElements(): void {
  const most = { elements: 0 };
  Object.assign(window, { mostElements: most });
  const look = () => {
    most.elements = Math.max(most.elements, document.getElementsByTagName("*").length);
    requestAnimationFrame(look);
  };
  look();
}

/** What a run of scrolling met. */
export interface Scrolled {
  /** Days of the cards that were on screen, in the order met. */
  readonly days: readonly string[];
  /** The most that a card at rest was moved by rows that came or went, in px. */
  readonly moved: number;
  /** How often no card was on screen at rest. */
  readonly blank: number;
  readonly atEnd: boolean;
}

/**
 * Scrolls by `by` px `steps` times, or until nothing is left, in the page. After each step it waits until the list has
 * what it asked for, and looks whether the card in the middle stayed where it was.
 */
export async function scrollThrough({ by, steps }: { by: number; steps: number }): Promise<Scrolled> {
  const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  const feed = () => document.querySelector("[role=feed]");
  const middle = () =>
    [...document.querySelectorAll<HTMLElement>("article[data-item]")].find(
      (card) => card.getBoundingClientRect().bottom > innerHeight / 2,
    );
  const isOnScreen = (card: Element) => {
    const { top, bottom } = card.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  const days: string[] = [];
  let moved = 0;
  let blank = 0;
  let still = 0;
  for (let step = 0; step < steps && still < 3; step += 1) {
    const before = scrollY;
    // What a reader does to move: a place that is being restored is theirs from then on.
    dispatchEvent(new WheelEvent("wheel"));
    scrollBy({ top: by, behavior: "instant" });
    for (let at = 0; at < 3; at += 1) await frame();
    still = Math.abs(scrollY - before) < 1 ? still + 1 : 0;
    const card = middle();
    const top = card?.getBoundingClientRect().top ?? 0;
    for (let at = 0; at < 300 && feed()?.getAttribute("aria-busy") === "true"; at += 1) await frame();
    for (let at = 0; at < 3; at += 1) await frame();
    if (card?.isConnected) moved = Math.max(moved, Math.abs(card.getBoundingClientRect().top - top));
    if (![...document.querySelectorAll("article[data-item]")].some(isOnScreen)) blank += 1;
    const day = (card?.dataset.item ?? "").slice(0, 10);
    if (day && days.at(-1) !== day) days.push(day);
  }
  return { days, moved, blank, atEnd: still >= 3 };
}
