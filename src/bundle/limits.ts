/** The version of the bundle's schema; a reader refuses a newer one and says so, instead of misreading it. */
export const BUNDLE_VERSION = 1;

/**
 * How many of the newest digests are shards of their own, in digests (7 days of 6).
 * A new digest then adds one small file, and no file that a daily reader holds gets another name.
 */
export const HEAD_DIGESTS = 42;

/**
 * How many digests leave the head, and enter the search index, together.
 * Days leave with the fourth, the index changes with the first after it, and runs of shards are joined with the second,
 * so that none of them changes more than five files. Up to three of the newest digests wait for the index; a reader has
 * their shards before anything is searched.
 */
export const TAKEN_TOGETHER = 4;

/**
 * How many items fill an archive shard of whole days: about one day of six digests.
 * A shard stays near 60 kB (14 kB compressed), so that reading one old item costs that and not a month; a day that has
 * left the head is a shard that never changes again; 3,700 shards hold ten years.
 */
export const SHARD_ITEMS = 100;

/** The length of an item's key, in characters of base64url: 36 bits of FNV-1a. */
export const KEY_LENGTH = 6;

/** The longest stable name of a category, in UTF-16 units; a longer declared name is cut. */
export const SLUG_LENGTH = 120;

/** The longest time between two reports of one story, in ms (72 hours). */
export const STORY_WINDOW_MS = 72 * 3600 * 1000;

/** How many of the most frequent names the file of names lists: about 40 kB compressed. */
export const NAMES_LISTED = 2000;

/**
 * The farthest time from 1970, in ms: the year 10018. A digest's year has four digits, and what lies beyond, in a forged
 * file, no `Date` can say in every zone.
 */
export const FARTHEST_MS = 2.54e14;
