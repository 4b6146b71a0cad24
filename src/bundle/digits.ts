/** Digits of six bits each, by value: characters that JSON holds as they are. */
export const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** By code unit. */
const VALUES = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;

/** The value of the digit at a place of a text; 0 for any other character. */
export const valueAt = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? 0;
