import { byText } from "../bundle/by-text.ts";
import type { Digest, Item, ItemId } from "../bundle/schema.ts";
import type { DigestDraft } from "./draft.ts";
import { type IdentifiedDigest, identifyDigests, identifyItems } from "./identify.ts";
import { assignStories, type StoryItem } from "./stories/stories.ts";
import { canonicalUrl, siteOf } from "./text/canonical-url.ts";
import { cleanText } from "./text/source-text.ts";

/** Orders digests oldest first, those of one time by path, so that the order in the folder never matters. */
export const byTime = (
  a: Pick<DigestDraft, "publishedAt" | "path">,
  b: Pick<DigestDraft, "publishedAt" | "path">,
): number => a.publishedAt - b.publishedAt || byText(a.path, b.path);

function assembleItems(digest: IdentifiedDigest, ids: readonly ItemId[]): readonly Item[] {
  return digest.draft.items.map((item, at) => ({
    id: ids[at] as ItemId,
    digest: digest.id,
    ordinal: item.ordinal,
    title: item.title,
    body: item.body,
    source: {
      url: item.url,
      site: item.url === null ? null : siteOf(item.url),
      author: item.author,
      handle: item.handle,
    },
    publishedAt: item.publishedAt ?? digest.draft.publishedAt,
    category: item.category,
    confidence: item.confidence,
    reasons: item.reasons,
    story: null,
    names: item.names,
  }));
}

const storyItem = (item: Item, at: number): StoryItem => ({
  id: item.id,
  at,
  title: item.title,
  body: item.body,
  url: item.source.url === null ? null : canonicalUrl(item.source.url),
  names: item.names,
  story: item.story,
});

/** Reduces finished digests to what the stories of later items need of them. O(items). */
export const storyItems = (digests: readonly Digest[]): readonly StoryItem[] =>
  digests.flatMap(({ items, publishedAt }) => items.map((item) => storyItem(item, publishedAt)));

/** Turns identified digests of whole days, oldest first, into digests whose items have no stories yet. O(items). */
export function assembleDigests(identified: readonly IdentifiedDigest[]): readonly Digest[] {
  const ids = identifyItems(identified.map(({ draft }) => draft));
  return identified.map((digest, at): Digest => {
    const { draft, id } = digest;
    const items = assembleItems(digest, ids[at] ?? []);
    return {
      id,
      day: draft.day,
      time: draft.time,
      zone: draft.zone,
      publishedAt: draft.publishedAt,
      title: draft.title,
      file: cleanText(draft.path),
      categories: draft.categories,
      items,
    };
  });
}

/**
 * Finds the stories of the items of digests. `window` holds the finished items of the 72 hours before them; both are
 * oldest first.
 * Calling it digest by digest gives the same as one call for all. O(items).
 */
export function withStories(window: readonly StoryItem[], digests: readonly Digest[]): readonly Digest[] {
  const stories = assignStories(window, storyItems(digests));
  let next = 0;
  return digests.map((digest) => ({
    ...digest,
    items: digest.items.map((item) => ({ ...item, story: stories[next++] ?? null })),
  }));
}

/** Turns all drafts into digests with identities and stories, newest first. O(n log n). */
export const assemble = (drafts: readonly DigestDraft[]): readonly Digest[] =>
  withStories([], assembleDigests(identifyDigests([...drafts].sort(byTime)))).toReversed();
