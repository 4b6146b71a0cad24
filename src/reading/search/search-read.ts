import type { DecodedShard } from "../../bundle/decode.ts";
import { digestDay } from "../../bundle/item-id.ts";
import type { Digest, DigestId, Item } from "../../bundle/schema.ts";
import { decodeNumbers } from "../../bundle/search-numbers.ts";
import type { ListedShard } from "../../bundle/search-shard.ts";
import type { ShardCandidates } from "./search-candidates.ts";

/** An item as a search reads it, with what is to be known of its digest. */
export interface Found {
  readonly item: Item;
  readonly digest: Pick<Digest, "id" | "day" | "time" | "zone" | "publishedAt">;
}

/**
 * Reads one item by its bytes in a shard's file, `from` included and `to` not. A host that knows no ranges
 * answers with the whole shard; null where neither can be had or read.
 */
export type ReadPart = (file: string, from: number, to: number) => Promise<Item | DecodedShard | null>;

/** Where candidates are read from. */
export interface ShardReader {
  /** A shard that is here already, or null. */
  readonly loaded: (file: string) => DecodedShard | null;
  readonly shard: (file: string) => Promise<DecodedShard | null>;
  readonly part: ReadPart;
}

/** What is left of a shard's bytes when it is compressed; items that are asked for by themselves are not. */
const COMPRESSED = 0.35;

/** What a request costs besides its bytes, in bytes. */
const REQUEST_BYTES = 300;

/** The candidates of a shard: each by itself where that costs less than the whole; null where missing. */
export async function readCandidates(
  { listed, places }: ShardCandidates,
  files: ShardReader,
): Promise<readonly Found[] | null> {
  const whole = async (): Promise<readonly Found[] | null> => {
    const shard = files.loaded(listed.file) ?? (await files.shard(listed.file));
    return shard && inWhole(shard, new Set(places));
  };
  if (files.loaded(listed.file)) return whole();
  const { parts, size } = partsOf(listed);
  const asked = places.map((place) => parts[place] as Part);
  const cost = asked.reduce((sum, { from, to }) => sum + to - from + REQUEST_BYTES, 0);
  if (cost > size * COMPRESSED) return whole();
  const read = await Promise.all(asked.map(({ from, to }) => files.part(listed.file, from, to)));
  const found = read.flatMap((one, at): readonly Found[] => {
    const digest = asked[at]?.digest;
    return one && "id" in one && digest?.id === one.digest ? [{ item: one, digest }] : [];
  });
  return found.length === places.length ? found : whole();
}

/** The items of a loaded shard, or those at places counted through its digests. O(items). */
export function inWhole(
  { shard, skipped }: DecodedShard,
  places: ReadonlySet<number> | null = null,
): readonly Found[] {
  // A shard that lost items while it was read counts otherwise than the index: all of it is looked through.
  const wanted = skipped.length === 0 ? places : null;
  const found: Found[] = [];
  let place = 0;
  for (const digest of shard.digests) {
    for (const item of digest.items) {
      if (!wanted || wanted.has(place)) found.push({ item, digest });
      place += 1;
    }
  }
  return found;
}

/** Where an item lies in the file of its shard, in bytes, and the digest that it stands in. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly digest: Found["digest"];
}

function partsOf({ digests, bytes }: ListedShard): {
  readonly parts: readonly Part[];
  readonly size: number;
} {
  const numbers = decodeNumbers(bytes);
  const owners = digests.flatMap(([id, time, zone, items]) =>
    Array.from({ length: items }, () => digestOf(id, time, zone)),
  );
  let at = 0;
  const parts = owners.map((digest, place): Part => {
    const from = at + (numbers[2 * place] ?? 0);
    at = from + (numbers[2 * place + 1] ?? 0);
    return { from, to: at, digest };
  });
  return { parts, size: at };
}

function digestOf(id: DigestId, time: string, zone: string): Found["digest"] {
  const day = digestDay(id);
  return { id, day, time, zone, publishedAt: Date.parse(`${day}T${time}:00${zone}`) };
}
