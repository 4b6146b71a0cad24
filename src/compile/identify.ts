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
export function plainId({ day, time }: Pick<DigestDraft, "day" | "time">): string {
  const [hour = "00", minute = "00"] = time.split(":");
  return `${day}-${hour}${minute === "00" ? "" : minute}`;
}

const stem = (path: string): string => path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");

/** A digest by the name that its day and time give it. */
interface PlainlyNamed {
  readonly path: string;
  readonly plain: string;
}

/**
 * The ids of digests, in the order given.
 * Among namesakes the file that is named after the digest keeps the plain id; the others get a mark made of
 * their path, so that a digest which comes later changes nobody's id. O(n log n).
 */
export function digestIds(digests: readonly PlainlyNamed[]): readonly DigestId[] {
  const groups = new Map<string, PlainlyNamed[]>();
  for (const digest of digests) {
    const group = groups.get(digest.plain);
    if (group) group.push(digest);
    else groups.set(digest.plain, [digest]);
  }
  const firsts = new Set<PlainlyNamed>();
  for (const [id, group] of groups) {
    const rank = ({ path }: PlainlyNamed) => `${stem(path) === id ? 0 : 1}${path}`;
    const [first] = group.length > 1 ? group.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)) : group;
    if (first) firsts.add(first);
  }
  return digests.map((one) => {
    const id = firsts.has(one) ? one.plain : `${one.plain}-${fingerprint(one.path, KEY_LENGTH)}`;
    return id as DigestId;
  });
}

/** Gives every draft its identity, in the order given. */
export function identifyDigests(drafts: readonly DigestDraft[]): readonly IdentifiedDigest[] {
  const ids = digestIds(drafts.map((draft) => ({ path: draft.path, plain: plainId(draft) })));
  return drafts.map((draft, at) => ({ id: ids[at] as DigestId, draft }));
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
