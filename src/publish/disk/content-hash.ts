import { hash } from "node:crypto";

/** A short name for bytes or a text: 90 bits of SHA-1. It protects against accidents, not against forgery. */
export const contentHash = (content: Uint8Array | string): string =>
  hash("sha1", content, "base64url").slice(0, 15);
