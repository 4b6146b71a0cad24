import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { countedManifest } from "../../reading/offline/stored.ts";
import { connection, connectionAtBuild, onConnection } from "../env/connection.ts";
import { readable } from "./readable.ts";

/** The manifest with a network; without one, that of what can be read all the same. */
export function useReadable(manifest: Manifest): {
  readonly manifest: Manifest;
  readonly isStored: boolean;
} {
  const client = useQueryClient();
  const { reached } = useSyncExternalStore(onConnection, connection, connectionAtBuild);
  const { data } = useQuery({
    queryKey: ["readable", manifest.latest],
    queryFn: async () => countedManifest(await readable(client, manifest)),
    enabled: !reached,
    staleTime: 0,
    gcTime: 0,
  });
  return !reached && data ? { manifest: data, isStored: true } : { manifest, isStored: false };
}
