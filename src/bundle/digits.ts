/** The digits of base 64, by value: characters that JSON needs not escape. */
export const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** By code unit. */
const VALUES = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;

/** The value of the digit at an offset in a text; 0 for any other character. */
export const valueAt = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? 0;
