import { addressesIn } from "./addresses.ts";
import type { Header, SplitDigest } from "./front-matter.ts";
import type { Notes } from "./notes.ts";

/** Notes every address of the front matter that is in no part of it which a digest keeps. O(matter). */
export function noteHeaderAddresses(split: SplitDigest, header: Header, notes: Notes): void {
  const kept = [header.title ?? "", ...header.categories];
  for (const [at, line] of split.matter.split("\n").entries()) {
    for (const address of addressesIn(line)) {
      if (kept.some((one) => one.includes(address))) continue;
      const place = { line: split.matterLine + at, column: line.indexOf(address) + 1 };
      notes.add("front-matter-address", place, `an address in the front matter: left out: ${address}`);
    }
  }
}
