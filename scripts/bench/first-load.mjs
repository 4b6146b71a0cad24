// What a reader's first visit loads by itself, read off a built site.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What comes once the app stands and answers presses: keys, and parts that no first screen needs. */
const LATER = /^later-.*\.js$/;

/** What the app waits for in addition where the page has it: numbers in which the reports of a story differ. */
const NEEDS_LATER = /class="numbers-differ"/;

/** Paths of the scripts that come once the app stands. */
export function laterScripts(site) {
  const assets = join(site, "assets");
  const files = readdirSync(assets).filter((name) => LATER.test(name));
  if (files.length === 0) throw new Error(`${assets} lacks what comes later`);
  return files.map((name) => join(assets, name));
}

/** Paths of every script that is loaded before the app stands and a press is answered: those the page names. */
export function firstScripts(site) {
  const html = readFileSync(join(site, "index.html"), "utf8");
  const value = html.match(/ data-app="([^"]*)"/)?.[1];
  if (!value) throw new Error(`${site}/index.html names no app: is it a whole build?`);
  const named = value.split(" ").map((file) => join(site, file));
  return [...new Set([...named, ...(NEEDS_LATER.test(html) ? laterScripts(site) : [])])];
}
