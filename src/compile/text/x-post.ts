/** The hosts of X. */
export const X_HOST = /^(?:www\.|mobile\.|m\.)?(?:x|twitter)\.com$/;

/** A post as digests mostly link to it, its account and number: parsing an address takes ten times as long. */
export const PLAIN_POST = /^https:\/\/x\.com\/(\w+)\/status\/(\d+)$/;
