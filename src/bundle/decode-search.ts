import { type BundleError, decodeWhole } from "./decode.ts";
import type { Result } from "./result.ts";
import {
  type Bucket,
  bucketSchema,
  type Piece,
  pieceSchema,
  type SearchEntry,
  searchEntrySchema,
} from "./search-shard.ts";

/** Decodes the entry of the search index, as strictly as the manifest. */
export const decodeSearchEntry = (json: unknown): Result<SearchEntry, BundleError> =>
  decodeWhole(searchEntrySchema, json);

/** Decodes one list of a search segment's shards, as strictly as the manifest. */
export const decodePiece = (json: unknown): Result<Piece, BundleError> => decodeWhole(pieceSchema, json);

/** Decodes one bucket of a search segment, as strictly as the manifest. */
export const decodeSearchBucket = (json: unknown): Result<Bucket, BundleError> =>
  decodeWhole(bucketSchema, json);
