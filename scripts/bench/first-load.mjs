// What a reader's first visit loads before the first press can be answered, read off a built site.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Chunks that the app asks for by itself once it stands; without them no key is answered. */
const KEYS = /^(Commands|keymap)-.*\.js$/;

/** Paths of every script that is loaded before the first press: those the page names, and the keys. */
export function firstScripts(site) {
  const html = readFileSync(join(site, "index.html"), "utf8");
  const named = ["app", "modules"].flatMap((name) => {
    const value = html.match(new RegExp(` data-${name}="([^"]*)"`))?.[1];
    if (value === undefined) throw new Error(`${site}/index.html names no ${name}: is it a whole build?`);
    return value
      .split(" ")
      .filter(Boolean)
      .map((file) => join(site, file));
  });
  const keys = readdirSync(join(site, "assets")).filter((name) => KEYS.test(name));
  if (keys.length < 2) throw new Error(`${site}/assets lacks the chunks of the keys`);
  return [...new Set([...named, ...keys.map((name) => join(site, "assets", name))])];
}
