import type { Manifest } from "../../bundle/schema.ts";
import type { Stores } from "./stores.ts";

/**
 * The host no longer has a file of the shown release. Where a newer one is known, it is shown without waiting
 * for the reader, as waiting would only show gaps; else the next one that comes will be. True where it is to be
 * looked for: a file asked for before the newest manifest came may be of the release that was left with it.
 */
export function leaveRelease(
  { session }: Stores,
  known: { readonly manifest: Manifest; readonly isStored: boolean } | undefined,
  askedBefore: boolean,
): boolean {
  const { shown } = session.getState();
  if (known && shown !== null && known.manifest !== shown) {
    session.setState({ shown: known.manifest, waiting: null, releaseGone: false, partial: known.isStored });
    return false;
  }
  if (known && askedBefore) return false;
  session.setState({ releaseGone: true });
  return true;
}
