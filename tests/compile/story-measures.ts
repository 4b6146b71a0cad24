import type { ItemId } from "../../src/bundle/schema.ts";
import { assemble } from "../../src/compile/assemble.ts";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { NO_CONFIGURATION } from "../../src/compile/configuration.ts";
import { findersFor } from "../../src/compile/finders.ts";
import { assignStories, type StoryItem } from "../../src/compile/stories/stories.ts";
import { canonicalUrl } from "../../src/compile/text/canonical-url.ts";
import type { DigestFile } from "../../src/compile/text/source-text.ts";

/** How many of those folded are right, and of those that are right are folded. */
export interface Measure {
  readonly precision: number;
  readonly recall: number;
  readonly found: number;
  readonly of: number;
}

const measure = (right: number, found: number, of: number): Measure => ({
  precision: right / Math.max(1, found),
  recall: right / Math.max(1, of),
  found,
  of,
});

interface Labelled {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly when: string;
}

/** Labelled pairs, a line of JSON each: both items, the earlier first, go the way of every item. */
export function measurePairs(lines: string): Measure {
  const { findNames } = findersFor(NO_CONFIGURATION);
  const item = ({ url, title, text, when }: Labelled, n: number): StoryItem => ({
    id: `2025-01-01.00000${n}` as ItemId,
    at: Date.parse(`${when.replace(" ", "T")}Z`),
    title,
    body: text,
    url: canonicalUrl(url),
    names: findNames(title, text),
    story: null,
  });
  let [right, found, of] = [0, 0, 0];
  for (const line of lines.trim().split("\n")) {
    const { a, b, label } = JSON.parse(line) as { a: Labelled; b: Labelled; label: string };
    const items = [item(a, 1), item(b, 2)].sort((one, two) => one.at - two.at);
    const folded = assignStories([], items)[1] !== null;
    if (label === "same") of += 1;
    if (folded) found += 1;
    if (folded && label === "same") right += 1;
  }
  return measure(right, found, of);
}

const WINDOW = 72 * 3_600_000;

/** Digests with the truth of `make-digests.mjs`: groups of [file, ordinal] that tell one event. */
export function measureStories(
  files: readonly DigestFile[],
  groups: Readonly<Record<string, readonly (readonly [string, number])[]>>,
): {
  readonly pairs: Measure;
  readonly repeats: Measure;
  readonly items: number;
  readonly milliseconds: number;
} {
  const finders = findersFor(NO_CONFIGURATION);
  const drafts = files.flatMap((file) => compileDigest(file, finders).draft ?? []);
  const digests = assemble(drafts).toReversed();
  const events = new Map(
    Object.entries(groups).flatMap(([event, reports]) =>
      reports.map(([file, ordinal]) => [`${file} ${ordinal}`, event] as const),
    ),
  );
  const items = digests.flatMap((digest) =>
    digest.items.map((item) => ({
      at: digest.publishedAt,
      story: item.story ?? item.id,
      lead: item.story === null,
      event: events.get(`${digest.file} ${item.ordinal}`) ?? item.id,
      item,
    })),
  );
  const started = performance.now();
  assignStories(
    [],
    items.map(({ item, at }) => ({
      ...item,
      at,
      url: item.source.url && canonicalUrl(item.source.url),
      story: null,
    })),
  );
  const milliseconds = performance.now() - started;
  const pairsOf = (key: "story" | "event"): Set<string> => {
    const byKey = groupBy(items, (one) => one[key]);
    const found = new Set<string>();
    for (const reports of byKey.values()) {
      for (const [n, later] of reports.entries()) {
        for (const earlier of reports.slice(0, n)) {
          if (later.at - earlier.at <= WINDOW) found.add(`${earlier.item.id} ${later.item.id}`);
        }
      }
    }
    return found;
  };
  const [folded, true_] = [pairsOf("story"), pairsOf("event")];
  const latest = new Map<string, number>();
  const events_ = new Map(items.map(({ item, event }) => [item.id as string, event]));
  let [right, found, of] = [0, 0, 0];
  for (const { at, event, lead, story } of items) {
    if (at - (latest.get(event) ?? Number.NEGATIVE_INFINITY) <= WINDOW) of += 1;
    latest.set(event, at);
    if (!lead) found += 1;
    if (!lead && events_.get(story) === event) right += 1;
  }
  return {
    pairs: measure([...folded].filter((pair) => true_.has(pair)).length, folded.size, true_.size),
    repeats: measure(right, found, of),
    items: items.length,
    milliseconds,
  };
}

function groupBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one)) ?? [];
    group.push(one);
    groups.set(key(one), group);
  }
  return groups;
}
