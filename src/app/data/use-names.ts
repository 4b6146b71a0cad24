import { queryOptions, useQuery } from "@tanstack/react-query";
import { decodeNames } from "../../bundle/decode.ts";
import type { Manifest, NameRef } from "../../bundle/schema.ts";
import { type BundleFailed, fetched } from "./queries.ts";

const namesQuery = (file: string) =>
  queryOptions<readonly NameRef[], BundleFailed>({
    queryKey: ["names", file],
    queryFn: async ({ signal }) => (await fetched(file, decodeNames, signal)).names,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The bundle's names, once they are asked for. */
export interface Names {
  /** Null until they are here. */
  readonly names: readonly NameRef[] | null;
  readonly busy: boolean;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** Loads the file of names where it is wanted; a bundle without one has none. */
export function useNames(manifest: Manifest, wanted: boolean): Names {
  const { names: file } = manifest;
  const query = useQuery({ ...namesQuery(file ?? ""), enabled: wanted && file !== null });
  return {
    names: query.data ?? (file === null ? [] : null),
    busy: query.isFetching,
    failed: query.isError,
    retry: () => void query.refetch(),
  };
}
