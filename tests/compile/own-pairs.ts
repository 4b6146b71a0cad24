import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { NO_CONFIGURATION } from "../../src/compile/configuration.ts";
import { splitHeadline } from "../../src/compile/dialects/headline.ts";
import { findersFor } from "../../src/compile/finders.ts";
import { snowflakeTime } from "../../src/compile/text/source-url.ts";

const CORPUS = "../shared/corpus/real-4h";
const LABELLED = "../shared/labels/categories-train.jsonl";
const PAIRS = "scripts/stories/pairs.txt";

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
  const finders = findersFor(NO_CONFIGURATION);
  const files = readdirSync(CORPUS, { recursive: true, encoding: "utf8" });
  for (const path of files.filter((name) => name.endsWith(".md")).sort()) {
    const { draft } = compileDigest({ path, bytes: readFileSync(join(CORPUS, path)) }, finders);
    for (const { url, title, body } of draft?.items ?? []) if (url !== null) yield { url, title, text: body };
  }
}

/** When a post was made, as `2025-06-14 00:00:00`, by its id. */
const madeAt = (url: string): string =>
  new Date(snowflakeTime(/\/status\/(\d+)/.exec(url)?.[1] ?? "") ?? 0)
    .toISOString()
    .slice(0, 19)
    .replace("T", " ");

/** The pairs of `scripts/stories/pairs.txt` as `measurePairs` reads them: a line of JSON each. */
export function ownPairs(): string {
  const told = new Map([...tellings()].map((one) => [one.url, one]));
  const read = (url: string) => {
    const one = told.get(url);
    if (!one) throw new Error(`No item has the address ${url}.`);
    return { ...one, when: madeAt(url) };
  };
  return readFileSync(PAIRS, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [label = "", a = "", b = ""] = line.split(" ");
      return JSON.stringify({ a: read(a), b: read(b), label });
    })
    .join("\n");
}
