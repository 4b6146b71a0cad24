import type { PartName } from "../../reading/state/parts.ts";
import type { OwnKeys } from "./own-keys.ts";

/** Second copies of parts. */
export interface Spares {
  readonly nameOf: (part: PartName) => string;
  readonly write: (part: PartName, text: string) => void;
  /** Gives up all of them, for room. */
  readonly drop: () => void;
  /** Forgets all of them, where they were removed already. */
  readonly forget: () => void;
}

/** What the names of second copies begin with. */
export const SPARE = "spare:";

/**
 * Second copies are written as long as all of it stays below this, in characters (of about 5 million).
 * About 65,000 read items have both copies of everything; beyond that the parts written last have.
 */
export const SPARE_LIMIT = 1_000_000;

/** Parts whose second copy is kept whatever the size: those of the running and the last few days. */
const SPARES_KEPT = 4;

/** Opens the second copies that are there; those written longest ago are the first to go. */
export function openSpares(keys: OwnKeys): Spares {
  const parts = new Set<PartName>(keys.namesAfter(SPARE));
  const nameOf = (part: PartName) => SPARE + part;
  const remove = (part: PartName) => {
    parts.delete(part);
    keys.remove(nameOf(part));
  };
  return {
    nameOf,
    write: (part, text) => {
      // The older copy goes first: where there is no room for this one, it gives its own room to marks.
      remove(part);
      if (keys.set(nameOf(part), text)) parts.add(part);
      for (const oldest of parts) {
        if (keys.characters() <= SPARE_LIMIT || parts.size <= SPARES_KEPT) break;
        remove(oldest);
      }
    },
    drop: () => {
      for (const part of [...parts]) remove(part);
    },
    forget: () => parts.clear(),
  };
}
