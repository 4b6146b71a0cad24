/**
 * What a page does whose scripts the host does not have: a page of the release before that a cache still holds, or one
 * that was uploaded before its scripts. Loaded by the script in the page's head, under a name that stays the same in all
 * releases, as no other is sure to be there then.
 */

import { scriptsOfPage } from "../reading/offline/cache-policy.ts";
import { ownPrefix } from "./env/storage-prefix.ts";

/** Marks in this tab's storage for which scripts the page was loaded again, so that it never is in a loop. */
const KEY = `${ownPrefix()}lost`;

/** In both languages, as where the page has no scripts: nothing is known yet of what the reader chose. */
const WORDS =
  "页面没有取全，网站可能正在更新。 Not all of this page arrived: the site may be changing to another version.";
const AGAIN = "重新加载 Reload";

/** Above the page, so that no card moves; in colours of its own, as the style sheet may be gone too. */
const STYLE =
  "background: #141517; border: 1px solid #f6f6f3; color: #f6f6f3; left: 12px; margin: auto; max-width: 30rem; " +
  "padding: 12px 18px; position: fixed; right: 12px; top: 68px; z-index: 30";

/** Asks the host past every cache of the browser, which may hold an old page or the failure. */
const ask = (address: string): Promise<Response> => fetch(address, { cache: "reload" });

/** The scripts of the page that the host has now, as one text; null where it lacks the page or one of them. */
async function scriptsOnHost(): Promise<string | null> {
  const page = await ask(location.href);
  const scripts = scriptsOfPage(await page.text());
  if (!page.ok || scripts.length === 0) return null;
  const answers = await Promise.all(scripts.map(ask));
  return answers.every(({ ok }) => ok) ? scripts.join(" ") : null;
}

/** Says that the page is not whole. What was drawn of it stays as it is, to be read. */
function tell(): void {
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.style.cssText = STYLE;
  const again = document.createElement("button");
  again.style.textDecoration = "underline";
  again.textContent = AGAIN;
  again.addEventListener("click", () => location.reload());
  words.append(WORDS, " ", again);
  document.getElementById("root")?.prepend(words);
}

async function start(): Promise<void> {
  const scripts = await scriptsOnHost();
  // Loaded again for these before, or without a way to know: once more would be a loop.
  if (scripts === null || sessionStorage.getItem(KEY) === scripts) return tell();
  sessionStorage.setItem(KEY, scripts);
  location.reload();
}

start().catch(tell);
