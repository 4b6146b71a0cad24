import type { Notes } from "../report/notes.ts";
import { addressesIn, goingOn, placedAddresses } from "../text/addresses.ts";
import type { Header, SplitDigest } from "./front-matter.ts";

/** Notes every address of the front matter that is in no part of it which a digest keeps. O(matter), and a logarithm for each address. */
export function noteHeaderAddresses(split: SplitDigest, header: Header, notes: Notes): void {
  const kept = [header.title ?? "", ...header.categories].flatMap(addressesIn).sort();
  for (const [at, line] of split.matter.split("\n").entries()) {
    for (const { address, at: offset } of placedAddresses(line)) {
      // What an escape or the next line goes on with stands in the kept one alone.
      if (goingOn(kept, address) !== undefined) continue;
      const place = { line: split.matterLine + at, column: offset + 1 };
      notes.add("front-matter-address", place, `an address in the front matter: left out: ${address}`);
    }
  }
}
