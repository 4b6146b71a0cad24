import { fingerprint } from "../bundle/fingerprint.ts";
import { itemId } from "../bundle/item-id.ts";
import { KEY_LENGTH } from "../bundle/limits.ts";
import type { DigestId, ItemId } from "../bundle/schema.ts";
import type { DigestDraft } from "./draft.ts";
import { canonicalUrl } from "./text/canonical-url.ts";

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
 * Digests by their plain names. Among namesakes the file that is named after the digest comes first, then they go by
 * path: an order that knows nothing of which was there before. O(n log n).
 */
function namesakes<T extends PlainlyNamed>(digests: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const digest of digests) {
    const group = groups.get(digest.plain);
    if (group) group.push(digest);
    else groups.set(digest.plain, [digest]);
  }
  const rank = ({ path, plain }: T) => `${stem(path) === plain ? 0 : 1}${path}`;
  for (const group of groups.values())
    if (group.length > 1) group.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return groups;
}

/**
 * The ids of digests, in the order given.
 * The first of namesakes has the plain id, the others get a mark made of their path: a digest that was alone may get
 * one when a namesake comes, for no rule without a memory can give both the id that each has alone. No item's id is
 * made from it. O(n log n).
 */
export function digestIds(digests: readonly PlainlyNamed[]): readonly DigestId[] {
  const firsts = new Set([...namesakes(digests).values()].map(([first]) => first));
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

/** What the keys of a digest's items are made of; `times` says how often its namesakes had each address so far. */
function seedsOf({ items }: DigestDraft, plain: string, times: Map<string, number>): readonly string[] {
  return items.map((item) => {
    const address = item.url === null ? `text:${item.title || item.body}` : canonicalUrl(item.url);
    const nth = (times.get(address) ?? 0) + 1;
    times.set(address, nth);
    return `${address}\n${plain}${nth > 1 ? `\n${nth}` : ""}`;
  });
}

/**
 * The ids of the items of whole days' digests, in the order given.
 * The key is made of the canonical address (title, where there is none), the digest's day and time and, for the n-th
 * item with that address in the digest and its namesakes, n: neither an edited headline nor a new neighbour changes
 * it, and of what a namesake brings only the same address can.
 * A clash of two keys of 36 bits within a day gives the later item a salted key. O(items).
 */
export function identifyItems(drafts: readonly DigestDraft[]): readonly (readonly ItemId[])[] {
  const groups = namesakes(drafts.map((draft) => ({ path: draft.path, plain: plainId(draft), draft })));
  const seeds = new Map<DigestDraft, readonly string[]>();
  for (const [plain, group] of groups) {
    const times = new Map<string, number>();
    for (const { draft } of group) seeds.set(draft, seedsOf(draft, plain, times));
  }
  const taken = new Set<ItemId>();
  return drafts.map((draft) =>
    (seeds.get(draft) ?? []).map((seed) => {
      let id = itemId(draft.day, fingerprint(seed, KEY_LENGTH));
      for (let salt = 1; taken.has(id); salt += 1) {
        id = itemId(draft.day, fingerprint(`${seed}\nsalt ${salt}`, KEY_LENGTH));
      }
      taken.add(id);
      return id;
    }),
  );
}
