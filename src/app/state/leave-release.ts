import type { ManifestAnswer } from "../data/queries.ts";
import type { Stores } from "./stores.ts";

/**
 * The host no longer has files of the shown release. Where a newer one is known, it is shown without waiting
 * for the reader, as waiting would only show gaps; else the next one that comes is.
 */
export function leaveRelease({ session }: Stores, known: ManifestAnswer | undefined): "shown" | "newer" {
  const { shown } = session.getState();
  if (!known || shown === null || known.manifest === shown) {
    session.setState({ releaseGone: true });
    return "shown";
  }
  session.setState({ shown: known.manifest, waiting: null, releaseGone: false, partial: known.isStored });
  return "newer";
}
