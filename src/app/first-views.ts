/**
 * What stands on another view than the timeline before the app is here: its headings and words, without anything of the
 * bundle. Loaded by the script in the page's head together with the app's, and run before these: it asks for the
 * scripts and files that the view needs later on, which else would be asked for one after the other.
 */

import type { Manifest } from "../bundle/schema.ts";
import { ownPrefix } from "./env/storage-prefix.ts";

/** An element as its name, attributes and what is in it; a text as itself. */
type Outline =
  | string
  | readonly [name: string, attributes: Readonly<Record<string, string>>, inside: readonly Outline[]];

/** Put in by the build: of each view what is in `<main>`, the style, and the scripts that its page is made of. */
declare const OUTLINES: Readonly<Record<string, readonly Outline[]>>;
declare const STYLE: string;
declare const SCRIPTS: Readonly<Record<string, readonly string[]>>;

/** Views that are other ones for a reader who was here before. */
const READERS_OWN: readonly string[] = ["catch-up", "bookmarks", "settings"];

/** What would be chosen or typed here would be lost: the app has elements of its own. Presses are kept by their places. */
const DEAF = /^(fieldset|form|input)$/;

/** A style or a frame that does not come in so many milliseconds is not waited for. */
const LATE_MS = 4_000;

function elementOf(outline: Outline): Node {
  if (typeof outline === "string") return new Text(outline);
  const [name, attributes, inside] = outline;
  const space = /^(svg|path)$/.test(name) ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1999/xhtml";
  const element = document.createElementNS(space, name) as HTMLElement;
  for (const [key, value] of Object.entries(attributes)) {
    // The page's policy lets a script set a style, and no attribute.
    if (key === "style") element.style.cssText = value;
    else element.setAttribute(key, value);
  }
  if (DEAF.test(name)) element.inert = true;
  element.append(...inside.map(elementOf));
  return element;
}

function ask(kind: object): HTMLLinkElement {
  const link = Object.assign(document.createElement("link"), kind);
  document.head.append(link);
  return link;
}

const late = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LATE_MS));

/** Puts the whole style in force, as that of the first frame has nothing of other views; false where it does not come. */
const dress = (): Promise<boolean> =>
  new Promise((resolve) => {
    const link = ask({ rel: "stylesheet", href: STYLE });
    link.onload = () => resolve(true);
    link.onerror = () => {
      link.remove();
      resolve(false);
    };
  });

/** Once what is on the page was painted. A page that nobody sees is not. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });

/** Once all of the page is here, and the script in its head left of it what is another view's too. */
const pageHere = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", () => resolve());
  });

type Press = readonly [x: number, y: number];

/** Gives a press to what the app has in the same place. */
function answer([x, y]: Press): void {
  const pressed = document.elementFromPoint(x - window.scrollX, y - window.scrollY);
  const control = pressed?.closest("label") ?? pressed?.closest("input");
  control?.click();
  if (control instanceof HTMLInputElement) control.focus();
}

/** Keeps presses on what is deaf until the app answers keys too; without one nothing is waited for. */
function keepPresses(main: HTMLElement): void {
  const presses: Press[] = [];
  const follow = new MutationObserver(() => {
    if (!document.querySelector("[data-keys]")) return;
    follow.disconnect();
    presses.forEach(answer);
  });
  main.addEventListener("click", ({ pageX, pageY }) => {
    presses.push([pageX, pageY]);
    follow.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-keys"] });
  });
}

async function draw(view: string): Promise<void> {
  const outline = OUTLINES[view];
  if (!outline || location.search !== `?view=${view}`) return;
  const isKnown = Object.keys(localStorage).some((key) => key.startsWith(ownPrefix()));
  if (isKnown && READERS_OWN.includes(view)) return;
  const [isDressed] = await Promise.all([dress(), pageHere()]);
  // Where the bars speak another language than the reader there are none.
  const bar = document.querySelector("#root > header");
  if (!isDressed || !bar) return;
  const main = elementOf(["main", { id: "items", class: "page columns", tabindex: "-1" }, outline]);
  if (main instanceof HTMLElement) keepPresses(main);
  bar.after(main);
  await painted();
}

/** The files of the bundle that a view shows, by their paths. */
function filesOf(view: string, { head, years, names }: Manifest): readonly string[] {
  if (view === "sources") return head.map(({ file }) => file);
  if (view === "names") return names ? [names] : [];
  if (view !== "archive") return [];
  const newest = head[0]?.digests[0]?.id.slice(0, 4);
  return years.filter(({ year }) => year === newest).map(({ file }) => file);
}

const loaded = (link: HTMLLinkElement): Promise<void> =>
  new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
  });

/** Asks for the scripts of the view's page, and once these are here for the files that it shows, unless the app has. */
async function askForMore(view: string): Promise<void> {
  await Promise.all((SCRIPTS[view] ?? []).map((href) => loaded(ask({ rel: "modulepreload", href }))));
  const answer = await window.tidingsEarly?.manifest;
  if (!answer?.ok) return;
  // Not looked into: what is no manifest the app tells of, and nothing is asked for.
  const manifest = (await answer.clone().json()) as Manifest;
  const kind = { rel: "preload", as: "fetch", crossOrigin: "anonymous", fetchPriority: "low" };
  for (const file of filesOf(view, manifest)) ask({ ...kind, href: `./data/${file}` });
}

const view = new URLSearchParams(location.search).get("view") ?? "";
// Whatever fails here, the app draws the page as if nothing had been before it.
await Promise.race([draw(view).catch(() => {}), late()]);
askForMore(view).catch(() => {});
