import type { Digest, Item, ItemId } from "../bundle/schema.ts";
import { canonicalUrl, siteOf } from "./canonical-url.ts";
import type { DigestDraft } from "./draft.ts";
import { type IdentifiedDigest, identifyDigests, identifyItems } from "./identify.ts";
import { assignStories, type StoryItem } from "./stories.ts";

/** Oldest first; digests of one time by path, so that the order of the folder never matters. */
const byTime = (a: DigestDraft, b: DigestDraft): number =>
  a.publishedAt - b.publishedAt || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

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
  story: null,
});

/** All drafts → digests with identities and stories, newest first. O(n log n). */
export function assemble(drafts: readonly DigestDraft[]): readonly Digest[] {
  const taken = new Set<ItemId>();
  const digests = identifyDigests([...drafts].sort(byTime)).map((digest): Digest => {
    const { draft, id } = digest;
    const items = assembleItems(digest, identifyItems(digest, taken));
    return {
      id,
      day: draft.day,
      time: draft.time,
      zone: draft.zone,
      publishedAt: draft.publishedAt,
      title: draft.title,
      file: draft.path,
      categories: draft.categories,
      items,
    };
  });
  const stories = assignStories(
    [],
    digests.flatMap((digest) => digest.items.map((item) => storyItem(item, digest.publishedAt))),
  );
  let next = 0;
  return digests
    .map((digest) => ({
      ...digest,
      items: digest.items.map((item) => ({ ...item, story: stories[next++] ?? null })),
    }))
    .reverse();
}
