import * as v from "valibot";
import { FARTHEST_MS, SLUG_LENGTH } from "./limits.ts";

const readonly = <S extends v.GenericSchema>(schema: S) => v.pipe(schema, v.readonly());

/** A calendar day as written in a digest, `2025-06-14`; never passed through a local `Date`. */
export const daySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.brand("Day"));
export type Day = v.InferOutput<typeof daySchema>;

/**
 * A digest's identity: its day and hour as written, `2025-06-14-00`. Of digests with the same day and time (namesakes)
 * all but the first get a suffix.
 */
export const digestIdSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}-[0-9A-Za-z_-]{2,24}$/),
  v.brand("DigestId"),
);
export type DigestId = v.InferOutput<typeof digestIdSchema>;

/** An item's identity: its day, and a key made from its canonical source address: `2025-06-14.pcNFhh`. */
export const itemIdSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}\.[0-9A-Za-z_-]{6}$/),
  v.brand("ItemId"),
);
export type ItemId = v.InferOutput<typeof itemIdSchema>;

/** A category's stable name in addresses and state: `industry`, or the declared name itself. */
export const categorySlugSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(SLUG_LENGTH),
  v.brand("CategorySlug"),
);
export type CategorySlug = v.InferOutput<typeof categorySlugSchema>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Milliseconds since 1970. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(-FARTHEST_MS), v.maxValue(FARTHEST_MS));

const countsSchema = v.pipe(
  v.custom<Readonly<Record<string, number>>>(
    (input) => typeof input === "object" && input !== null && !Array.isArray(input),
  ),
  v.check((input) => Object.values(input).every((n) => Number.isInteger(n) && n >= 0)),
);

/** A category that items carry: `name` as digests declare it, `slug` for addresses and state. */
export const categorySchema = readonly(v.object({ slug: categorySlugSchema, name: v.string() }));
export type Category = v.InferOutput<typeof categorySchema>;

/** Where an item comes from; every field may be null, as some items have no link. */
export const sourceSchema = readonly(
  v.object({
    /** Absolute http(s) address, or null where the item has none. */
    url: v.nullable(v.pipe(v.string(), v.regex(/^https?:\/\//i))),
    /** Host without `www.`, for display: `x.com`. */
    site: v.nullable(v.string()),
    author: v.nullable(v.string()),
    /** The account in the address, without `@`: `ClementDelangue`. */
    handle: v.nullable(v.string()),
  }),
);
export type Source = v.InferOutput<typeof sourceSchema>;

/** One piece of news in a digest. */
export const itemSchema = readonly(
  v.object({
    id: itemIdSchema,
    digest: digestIdSchema,
    /** 1-based place in its digest. */
    ordinal: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** Plain text; may be "" where a digest gives none. */
    title: v.string(),
    /** Markdown; may be "". Links in it are absolute http, https or mailto. */
    body: v.string(),
    source: sourceSchema,
    /** When the source was published (ms since 1970): from its post id on X, else the digest's time. */
    publishedAt: instant,
    category: categorySlugSchema,
    /** 0 to 1: how sure the category is. */
    confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    /** The terms that decided the category, strongest first; at most five. */
    reasons: readonly(v.array(v.string())),
    /** The first report of the same event, or null where this item is the first (or only) one. */
    story: v.nullable(itemIdSchema),
    /** Names of companies, models and people found in the item, in their main spelling. */
    names: readonly(v.array(v.string())),
  }),
);
export type Item = v.InferOutput<typeof itemSchema>;

/** One digest with its items in the order of the file. */
export const digestSchema = readonly(
  v.object({
    id: digestIdSchema,
    day: daySchema,
    /** Time of day as written, `00:00`. */
    time: v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/)),
    /** Zone as written, `+08:00`; `Z` where none was given. */
    zone: v.pipe(v.string(), v.regex(/^(Z|[+-]\d{2}:\d{2})$/)),
    publishedAt: instant,
    title: v.string(),
    /** Path of the file below the digests folder, with `/`, without characters that no text of a bundle may hold. */
    file: v.string(),
    /** Declared categories in their first spelling. */
    categories: readonly(v.array(v.string())),
    items: readonly(v.array(itemSchema)),
  }),
);
export type Digest = v.InferOutput<typeof digestSchema>;

/** A file of whole digests, newest first; its name carries a hash of its bytes. */
export const shardSchema = readonly(
  v.object({ version: v.literal(1), digests: readonly(v.array(digestSchema)) }),
);
export type Shard = v.InferOutput<typeof shardSchema>;

/** What a reference tells about a digest without loading it. */
export const digestRefSchema = readonly(
  v.object({
    id: digestIdSchema,
    publishedAt: instant,
    /** Items by category slug; their sum is the digest's number of items. */
    counts: countsSchema,
  }),
);
export type DigestRef = v.InferOutput<typeof digestRefSchema>;

/** A shard as the manifest or a year lists it. */
export const shardRefSchema = readonly(
  v.object({
    /** Relative to the bundle's folder: `shards/2025-06-14-00.mOwtWgvO.json`. */
    file: v.pipe(v.string(), v.regex(/^shards\/[0-9A-Za-z_.-]+\.json$/)),
    /** Newest first, as in the shard. */
    digests: readonly(v.array(digestRefSchema)),
  }),
);
export type ShardRef = v.InferOutput<typeof shardRefSchema>;

/** The archive shards of one calendar year, newest first. */
export const yearSchema = readonly(
  v.object({ version: v.literal(1), shards: readonly(v.array(shardRefSchema)) }),
);
export type Year = v.InferOutput<typeof yearSchema>;

/** One year of the archive as the manifest lists it. */
export const yearRefSchema = readonly(
  v.object({
    year: v.pipe(v.string(), v.regex(/^\d{4}$/)),
    file: v.pipe(v.string(), v.regex(/^years\/[0-9A-Za-z_.-]+\.json$/)),
    digests: count,
    counts: countsSchema,
  }),
);
export type YearRef = v.InferOutput<typeof yearRefSchema>;

/**
 * The manifest: the one file with a fixed name.
 * Its size hardly grows with the archive. `head` lists the newest `HEAD_DIGESTS` digests, up to three more and the rest
 * of their day (one shard each); `years` points to the lists of all older shards.
 */
export const manifestSchema = readonly(
  v.object({
    version: v.literal(1),
    /** Time of the newest digest (ms since 1970), never a clock; 0 when there is none. */
    latest: instant,
    /** All categories that items carry, in display order. */
    categories: readonly(v.array(categorySchema)),
    digests: count,
    /** All items by category slug. */
    counts: countsSchema,
    /** Newest first. */
    head: readonly(v.array(shardRefSchema)),
    /** Newest first. */
    years: readonly(v.array(yearRefSchema)),
    /** Entry file of the search index, or null where the bundle has none. */
    search: v.nullable(v.pipe(v.string(), v.regex(/^search\/[0-9A-Za-z_./-]+\.json$/))),
    /** The file of names, or null where the bundle has none (one compiled before there were names). */
    names: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^names\/[0-9A-Za-z_.-]+\.json$/))), null),
  }),
);
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** What the bundle knows about one name of a company, model or person. */
export const nameRefSchema = readonly(
  v.object({
    /** Its main spelling, as in an item's `names`. */
    name: v.pipe(v.string(), v.minLength(1)),
    /** How many items carry it. */
    items: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** The oldest item that carries it; the first in its digest. */
    first: itemIdSchema,
    /** The newest item that carries it; the last in its digest. */
    latest: itemIdSchema,
  }),
);
export type NameRef = v.InferOutput<typeof nameRefSchema>;

/**
 * The names that items carry, most frequent first: the `NAMES_LISTED` most frequent, and every name whose first item is
 * in one of the newest `HEAD_DIGESTS` digests, so that "seen for the first time" is exact there.
 * At most about 60 kB compressed, however large the archive.
 */
export const namesFileSchema = readonly(
  v.object({ version: v.literal(1), names: readonly(v.array(nameRefSchema)) }),
);
export type NamesFile = v.InferOutput<typeof namesFileSchema>;
