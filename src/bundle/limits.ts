/** The schema of the bundle; a reader refuses newer ones and says so (never misreads them). */
export const BUNDLE_VERSION = 1;

/**
 * Newest digests that are shards of their own, in digests (7 days of 6).
 * A new digest then adds one small file, and no file that a daily reader holds is renamed.
 */
export const HEAD_DIGESTS = 42;

/**
 * Digests that leave the head, and that the search index takes in, together. Days leave with the fourth, the index
 * changes with the first after it, and runs of shards are joined with the second: so none of them changes more
 * than five files. Up to three of the newest digests wait for the index; a reader has their shards before anything is
 * searched.
 */
export const TAKEN_TOGETHER = 4;

/**
 * Items at which an archive shard of whole days is full, in items: about one day of six digests.
 * A shard stays near 60 kB (14 kB compressed), so that one old item costs that and not a month; a day that
 * has left the head is a shard that never changes again; 3,700 shards hold ten years.
 */
export const SHARD_ITEMS = 100;

/** Characters of an item's key: 36 bits of FNV-1a in base64url. */
export const KEY_LENGTH = 6;

/** Longest time between two reports of one story, in milliseconds (72 hours). */
export const STORY_WINDOW_MS = 72 * 3600 * 1000;

/** Most frequent names that the file of names lists, in names: about 40 kB compressed. */
export const NAMES_LISTED = 2000;
