import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { NO_CONFIGURATION } from "../../src/compile/configuration.ts";
import { splitHeadline } from "../../src/compile/dialects/headline.ts";
import type { DraftItem } from "../../src/compile/draft.ts";
import { findersFor } from "../../src/compile/finders.ts";
import { snowflakeTime } from "../../src/compile/text/source-url.ts";

const POSTS = "../shared/corpus/real-4h";
const DAILY = "../shared/corpus/insight-daily";
const LABELLED = "../shared/labels/categories-train.jsonl";

/** Which pairs: those that were fitted on, or those that were not. */
type PairsFile = "scripts/stories/pairs.txt" | "scripts/stories/held-out.txt";

interface Told {
  readonly url: string;
  readonly title: string;
  readonly text: string;
}

function* tellings(): Generator<Told> {
  for (const line of readFileSync(LABELLED, "utf8").trim().split("\n")) {
    const { url, title, text } = JSON.parse(line) as Told;
    yield { url, title: splitHeadline(title).title, text };
  }
  for (const { item } of itemsOf(POSTS)) {
    if (item.url !== null) yield { url: item.url, title: item.title, text: item.body };
  }
}

function* dailyTellings(): Generator<Told> {
  for (const { path, item } of itemsOf(DAILY)) {
    const url = `insight-daily/${path.slice(-"2025-06-14.md".length, -".md".length)}#${item.ordinal}`;
    yield { url, title: item.title, text: item.body };
  }
}

function* itemsOf(corpus: string): Generator<{ readonly path: string; readonly item: DraftItem }> {
  const finders = findersFor(NO_CONFIGURATION);
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" });
  for (const path of files.filter((name) => name.endsWith(".md")).sort()) {
    const { draft } = compileDigest({ path, bytes: readFileSync(join(corpus, path)) }, finders);
    for (const item of draft?.items ?? []) yield { path, item };
  }
}

const DAY = /^insight-daily\/(\d{4}-\d\d-\d\d)#/;

/** When a post was made, as `2025-06-14 00:00:00`, by its id; of an item of the daily its day. */
function madeAt(url: string): string {
  const day = DAY.exec(url)?.[1];
  if (day !== undefined) return `${day} 00:00:00`;
  return new Date(snowflakeTime(/\/status\/(\d+)/.exec(url)?.[1] ?? "") ?? 0)
    .toISOString()
    .slice(0, 19)
    .replace("T", " ");
}

/** The pairs of a file as `measurePairs` reads them: a line of JSON each. */
export function ownPairs(file: PairsFile = "scripts/stories/pairs.txt"): string {
  const all = file.endsWith("held-out.txt") ? [...tellings(), ...dailyTellings()] : [...tellings()];
  const told = new Map(all.map((one) => [one.url, one]));
  const read = (url: string) => {
    const one = told.get(url);
    if (!one) throw new Error(`No item has the address ${url}.`);
    return { ...one, when: madeAt(url) };
  };
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [label = "", a = "", b = ""] = line.split(" ");
      return JSON.stringify({ a: read(a), b: read(b), label });
    })
    .join("\n");
}
