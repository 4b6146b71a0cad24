import { type Classify, classifierFor } from "./categories/classify.ts";
import type { Configuration } from "./configuration.ts";
import { type FindNames, nameFinder } from "./names/names.ts";

/** Finds what an item's text alone tells, with tables that a configuration extends. */
export interface Finders {
  readonly classify: Classify;
  readonly findNames: FindNames;
}

const prepared = new WeakMap<Configuration, Finders>();

/** Prepares finders for many digests; expensive, so once a configuration and thread. */
export function findersFor(configuration: Configuration): Finders {
  const known = prepared.get(configuration);
  if (known) return known;
  const { categories, names } = configuration;
  const finders: Finders = { classify: classifierFor(categories), findNames: nameFinder(names) };
  prepared.set(configuration, finders);
  return finders;
}
