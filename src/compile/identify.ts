import { byText } from "../bundle/by-text.ts";
import { fingerprint } from "../bundle/fingerprint.ts";
import { groupBy } from "../bundle/group-by.ts";
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

/** The id that day and time give a digest: `2025-06-14-00`, with minutes only where they are not 00. */
export function plainId({ day, time }: Pick<DigestDraft, "day" | "time">): string {
  const [hour = "00", minute = "00"] = time.split(":");
  return `${day}-${hour}${minute === "00" ? "" : minute}`;
}

const stem = (path: string): string => path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");

/** A digest with its plain id. */
interface PlainlyNamed {
  readonly path: string;
  readonly plain: string;
}

/**
 * Groups digests by their plain ids. Among namesakes the file that is named after the digest comes first, the others by
 * path: an order that does not depend on which was there before. O(n log n).
 */
function namesakes<T extends PlainlyNamed>(digests: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = groupBy(digests, ({ plain }) => plain);
  const rank = ({ path, plain }: T) => `${stem(path) === plain ? 0 : 1}${path}`;
  for (const group of groups.values()) if (group.length > 1) group.sort((a, b) => byText(rank(a), rank(b)));
  return groups;
}

/**
 * Gives digests their ids, in the order given.
 * The first of namesakes has the plain id, the others add a hash of their path. A digest that was alone may thus get
 * another id when a namesake arrives, as no rule without a memory can give both the id that each has alone; no item's
 * id depends on it. O(n log n).
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

/**
 * What the keys of a digest's items are hashed from; `times` counts how often its namesakes had each address so far.
 */
function seedsOf({ items }: DigestDraft, plain: string, times: Map<string, number>): readonly string[] {
  return items.map((item) => {
    const address = item.url === null ? `text:${item.title || item.body}` : canonicalUrl(item.url);
    const nth = (times.get(address) ?? 0) + 1;
    times.set(address, nth);
    return `${address}\n${plain}${nth > 1 ? `\n${nth}` : ""}`;
  });
}

/**
 * Gives the items of whole days' digests their ids, in the order given.
 * A key is a hash of the canonical address (the title where there is none), the digest's day and time and, for the n-th
 * item with that address in the digest and its namesakes, n. Neither an edited headline nor a new neighbour changes it;
 * a namesake can change only keys of addresses that it shares.
 * If two keys (36 bits) of a day are equal, the later item gets a salted one. O(items).
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
