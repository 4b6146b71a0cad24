import { type Classify, classifierFor } from "./categories/classify.ts";
import type { Configuration } from "./configuration.ts";
import { type FindNames, nameFinder } from "./names/names.ts";

/** What is found in an item's text, with the tables that a configuration extends. */
export interface Finders {
  readonly classify: Classify;
  readonly findNames: FindNames;
}

/** Prepares the finders once for many digests. */
export const findersFor = ({ categories, names }: Configuration): Finders => ({
  classify: classifierFor(categories),
  findNames: nameFinder(names),
});
