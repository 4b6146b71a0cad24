import * as v from "valibot";
import { BUNDLE_VERSION } from "./limits.ts";
import { err, ok, type Result } from "./result.ts";
import {
  type Digest,
  digestSchema,
  type Item,
  itemSchema,
  type Manifest,
  manifestSchema,
  type NamesFile,
  namesFileSchema,
  type Shard,
  type Year,
  yearSchema,
} from "./schema.ts";

/** Why a file of the bundle cannot be used. */
export type BundleError =
  | { readonly type: "newer"; readonly version: number }
  | { readonly type: "malformed"; readonly path: string; readonly message: string };

/** A shard as far as it could be read; `skipped` names what was left out and why. */
export interface DecodedShard {
  readonly shard: Shard;
  readonly skipped: readonly { readonly path: string; readonly message: string }[];
}

const malformed = (path: string, message: string): Result<never, BundleError> =>
  err({ type: "malformed", path, message });

function issue(issues: readonly v.BaseIssue<unknown>[]): { readonly path: string; readonly message: string } {
  const first = issues[0];
  return { path: (first && v.getDotPath(first)) ?? "", message: first?.message ?? "unreadable" };
}

function versioned(json: unknown): Result<Readonly<Record<string, unknown>>, BundleError> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return malformed("", "not an object");
  const record = json as Readonly<Record<string, unknown>>;
  const version = record.version;
  if (typeof version !== "number") return malformed("version", "missing");
  if (version > BUNDLE_VERSION) return err({ type: "newer", version });
  return version === BUNDLE_VERSION ? ok(record) : malformed("version", `${version} is not supported`);
}

/** Decodes a file that is refused whole where anything in it is wrong; unknown fields are ignored. O(size). */
export function decodeWhole<T>(schema: v.GenericSchema<unknown, T>, json: unknown): Result<T, BundleError> {
  const record = versioned(json);
  if (!record.ok) return record;
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return ok(parsed.output);
  const { path, message } = issue(parsed.issues);
  return malformed(path, message);
}

/** Decodes `manifest.json`, which is refused whole where anything in it is wrong; unknown fields are ignored. */
export const decodeManifest = (json: unknown): Result<Manifest, BundleError> =>
  decodeWhole(manifestSchema, json);

/** Decodes the list of one year's shards, as strictly as the manifest. */
export const decodeYear = (json: unknown): Result<Year, BundleError> => decodeWhole(yearSchema, json);

/** Decodes the file of names, as strictly as the manifest. */
export const decodeNames = (json: unknown): Result<NamesFile, BundleError> =>
  decodeWhole(namesFileSchema, json);

/**
 * Decodes a shard, keeping every digest and item that is intact.
 * Each is decoded by itself, so that a broken one does not hide its neighbours. O(items).
 */
export function decodeShard(json: unknown): Result<DecodedShard, BundleError> {
  const record = versioned(json);
  if (!record.ok) return record;
  if (!Array.isArray(record.value.digests)) return malformed("digests", "not a list");
  const skipped: { path: string; message: string }[] = [];
  const digests: Digest[] = [];
  for (const [at, raw] of (record.value.digests as unknown[]).entries()) {
    const digest = decodeDigest(raw, `digests.${at}`, skipped);
    if (digest) digests.push(digest);
  }
  return ok({ shard: { version: BUNDLE_VERSION, digests }, skipped });
}

/** Decodes one item that is stored outside a shard (a bookmark); null where anything in it is wrong. */
export function decodeItem(json: unknown): Item | null {
  const parsed = v.safeParse(itemSchema, json);
  return parsed.success ? parsed.output : null;
}

function decodeDigest(
  raw: unknown,
  path: string,
  skipped: { path: string; message: string }[],
): Digest | null {
  const list = typeof raw === "object" && raw !== null ? (raw as { items?: unknown }).items : undefined;
  const header = v.safeParse(digestSchema, { ...(raw as object), items: [] });
  if (!header.success || !Array.isArray(list)) {
    const { path: field, message } = header.success
      ? { path: "items", message: "not a list" }
      : issue(header.issues);
    skipped.push({ path: `${path}.${field}`, message });
    return null;
  }
  const items: Item[] = [];
  for (const [at, one] of (list as unknown[]).entries()) {
    const item = v.safeParse(itemSchema, one);
    if (item.success) items.push(item.output);
    else skipped.push({ path: `${path}.items.${at}`, message: issue(item.issues).message });
  }
  return { ...header.output, items };
}
