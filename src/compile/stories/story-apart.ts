import type { Shared } from "./story-shared.ts";
import type { StoryText } from "./story-text.ts";
import { RARE } from "./story-told.ts";

/** Share of an opening that another report has in the very words at which these are a form. */
const FORM = 0.42;

/** Mean weight of the words of a form that tells of nothing in particular. */
const MEAN = 6.2;

/** Share of all terms at which one report is a copy of the other. */
const COPY = 0.8;

/**
 * Whether two titles cannot tell one event: they name different companies, models or people, none of which the other
 * report has, or different numbers (`GPT-4.5` and `GPT-4o`, 48 % and 23 %).
 */
export function isApart(a: StoryText, b: StoryText): boolean {
  return (
    areDisjoint(a.numbers, b.numbers) ||
    (a.titleNames.length > 0 &&
      b.titleNames.length > 0 &&
      !a.titleNames.some((name) => b.names.includes(name)) &&
      !b.titleNames.some((name) => a.names.includes(name)))
  );
}

/**
 * Whether two reports fill in one form.
 * The same words with other numbers or names, as of two rounds of funding, are two events however much they share; so
 * are the same words about nothing in particular, short of a copy. Telling it again in other words is no form.
 */
export function isForm(later: StoryText, earlier: StoryText, shared: Shared): boolean {
  if (shared.verbatim < earlier.opened * FORM) return false;
  return (
    (shared.rarest < RARE &&
      shared.openingWeight < shared.opening * MEAN &&
      shared.terms < earlier.terms.length * COPY) ||
    areDisjoint(later.opening().numbers, earlier.opening().numbers) ||
    (lacksSome(later.opening().names, earlier) && lacksSome(earlier.opening().names, later))
  );
}

const lacksSome = (names: readonly string[], other: StoryText): boolean =>
  names.some((name) => !other.names.includes(name) && !other.opening().names.includes(name));

/** Whether a report has all numbers, names and places that another opens with. */
export const keepsFacts = (later: StoryText, earlier: StoryText): boolean =>
  earlier.opening().numbers.every((one) => later.opening().allNumbers.includes(one)) &&
  earlier
    .opening()
    .names.every((one) => later.names.includes(one) || later.opening().allPlaces.includes(one));

/** Whether both have numbers and none in common; `3` may be short for `3.7`. */
const areDisjoint = (as: readonly string[], bs: readonly string[]): boolean =>
  as.length > 0 &&
  bs.length > 0 &&
  !as.some((a) => bs.some((b) => a === b || isShort(a, b) || isShort(b, a)));

const isShort = (short: string, long: string): boolean =>
  long.length > short.length && long.charCodeAt(short.length) === 46 && long.startsWith(short);
