import { fingerprint } from "../bundle/fingerprint.ts";
import { itemId } from "../bundle/item-id.ts";
import { KEY_LENGTH } from "../bundle/limits.ts";
import type { DigestId, ItemId } from "../bundle/schema.ts";
import { canonicalUrl } from "./canonical-url.ts";
import type { DigestDraft } from "./draft.ts";

/** A draft with its identity. */
export interface IdentifiedDigest {
  readonly id: DigestId;
  readonly draft: DigestDraft;
}

/** `2025-06-14-00`; minutes stand in it only where they say something. */
function plainId(draft: DigestDraft): string {
  const [hour = "00", minute = "00"] = draft.time.split(":");
  return `${draft.day}-${hour}${minute === "00" ? "" : minute}`;
}

const stem = (path: string): string => path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");

/**
 * Gives every draft its identity, in the order given.
 * Among namesakes the file that is named after the digest keeps the plain id; the others get a mark made of
 * their path, so that a digest which comes later changes nobody's id. O(n log n).
 */
export function identifyDigests(drafts: readonly DigestDraft[]): readonly IdentifiedDigest[] {
  const groups = new Map<string, DigestDraft[]>();
  for (const draft of drafts) {
    const id = plainId(draft);
    groups.set(id, [...(groups.get(id) ?? []), draft]);
  }
  const ids = new Map<DigestDraft, DigestId>();
  for (const [id, group] of groups) {
    const rank = (draft: DigestDraft) => `${stem(draft.path) === id ? 0 : 1}${draft.path}`;
    const [first, ...others] = group.length > 1 ? group.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)) : group;
    if (first) ids.set(first, id as DigestId);
    for (const one of others) ids.set(one, `${id}-${fingerprint(one.path, KEY_LENGTH)}` as DigestId);
  }
  return drafts.map((draft) => ({ id: ids.get(draft) as DigestId, draft }));
}

/**
 * The ids of a digest's items, in order. `taken` holds the keys of that day so far and is added to.
 * The key is made of the canonical address (title, where there is none), the digest and, for the n-th item of
 * the digest with that address, n: neither an edited headline nor a new neighbour changes it.
 * A clash of two keys of 36 bits within a day gives the later item a salted key.
 */
export function identifyItems(digest: IdentifiedDigest, taken: Set<ItemId>): readonly ItemId[] {
  const times = new Map<string, number>();
  return digest.draft.items.map((item) => {
    const address = item.url === null ? `text:${item.title || item.body}` : canonicalUrl(item.url);
    const nth = (times.get(address) ?? 0) + 1;
    times.set(address, nth);
    const seed = `${address}\n${digest.id}${nth > 1 ? `\n${nth}` : ""}`;
    let id = itemId(digest.draft.day, fingerprint(seed, KEY_LENGTH));
    for (let salt = 1; taken.has(id); salt += 1) {
      id = itemId(digest.draft.day, fingerprint(`${seed}\nsalt ${salt}`, KEY_LENGTH));
    }
    taken.add(id);
    return id;
  });
}
