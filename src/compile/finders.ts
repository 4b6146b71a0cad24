import { type Classify, classifierFor } from "./categories/classify.ts";
import type { Configuration } from "./configuration.ts";
import { type FindNames, nameFinder } from "./names/names.ts";

/** Finds what an item's text alone tells, with tables that a configuration extends. */
export interface Finders {
  readonly classify: Classify;
  readonly findNames: FindNames;
}

/** Prepares finders for many digests; expensive, so once a build or thread. */
export const findersFor = ({ categories, names }: Configuration): Finders => ({
  classify: classifierFor(categories),
  findNames: nameFinder(names),
});
