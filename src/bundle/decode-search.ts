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

/** Reads the entry of the search index; as strict as the manifest. */
export const decodeSearchEntry = (json: unknown): Result<SearchEntry, BundleError> =>
  decodeWhole(searchEntrySchema, json);

/** Reads one list of the shards of a search segment. */
export const decodePiece = (json: unknown): Result<Piece, BundleError> => decodeWhole(pieceSchema, json);

/** Reads one bucket of a search segment. */
export const decodeSearchBucket = (json: unknown): Result<Bucket, BundleError> =>
  decodeWhole(bucketSchema, json);
