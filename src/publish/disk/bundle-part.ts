import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BundleError, type DecodedShard, decodeShard } from "../../bundle/decode.ts";
import { err, type Result } from "../../bundle/result.ts";
import type { Shard } from "../../bundle/schema.ts";
import { printable } from "../terminal/printable.ts";
import { systemReason } from "./digest-folder.ts";

const explain = (error: BundleError): string =>
  error.type === "newer"
    ? `it is of schema version ${error.version}, newer than this program`
    : `${error.path || "it"} is malformed (${error.message})`;

/** Reads and decodes a file of a written bundle; the error is one sentence that a terminal may print. */
export function readPart<T>(
  folder: string,
  file: string,
  decode: (json: unknown) => Result<T, BundleError>,
): Result<T, string> {
  const refused = (why: string) => err(printable(`${join(folder, file)} ${why}.`));
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(folder, file), "utf8"));
  } catch (error) {
    return refused(`cannot be read: ${error instanceof SyntaxError ? "it is no JSON" : systemReason(error)}`);
  }
  const decoded = decode(json);
  return decoded.ok ? decoded : refused(`cannot be used: ${explain(decoded.error)}`);
}

/** Reads a shard as far as it can be decoded; `tell` gets one sentence for each part that is left out. */
export function readShardPart(
  folder: string,
  file: string,
  tell: (sentence: string) => void,
): Result<Shard, string> {
  const decoded = readPart<DecodedShard>(folder, file, decodeShard);
  if (!decoded.ok) return decoded;
  for (const { path, message } of decoded.value.skipped)
    tell(printable(`${join(folder, file)}: ${path} is malformed (${message}): left out.`));
  return { ok: true, value: decoded.value.shard };
}
