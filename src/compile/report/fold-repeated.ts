import { groupBy } from "../../bundle/group-by.ts";
import type { Diagnostic } from "./diagnostic.ts";

/**
 * Most places of one rule in one digest that are told singly: 2 MB can hold 500,000, whose report had 107 MB, and
 * nobody reads as many.
 */
const MOST = 1000;

/**
 * The diagnostics of a digest, given in the order of their places, with at most a thousand of each rule and one more
 * that stands for all others of it: it counts them, names the last line of them, and has whatever their messages say.
 * Linear.
 */
export function foldRepeated(all: readonly Diagnostic[]): readonly Diagnostic[] {
  if (all.length <= MOST) return all;
  const groups = groupBy(all, ({ rule }) => rule);
  const rests = [...groups.values()].map((group) => group.slice(MOST)).filter((rest) => rest.length > 1);
  const folded = new Map(rests.map((rest) => [rest[0], allOf(rest)]));
  const left = new Set(rests.flat());
  return all.flatMap((one) => folded.get(one) ?? (left.has(one) ? [] : [one]));
}

/** Some places as one, at the first of them. */
function allOf(rest: readonly Diagnostic[]): Diagnostic {
  const [first, last] = [rest[0] as Diagnostic, rest.at(-1) as Diagnostic];
  const places = `${rest.length} places from here to line ${last.line}`;
  return { ...first, message: `${places}: ${joined([...new Set(rest.map(({ message }) => message))])}` };
}

/** Messages as one, which has the words that all of them begin with once. */
function joined(messages: readonly string[]): string {
  const [first = "", ...others] = messages;
  if (others.length === 0) return first;
  const common = others.reduce((length, other) => {
    let at = 0;
    while (at < length && other[at] === first[at]) at += 1;
    return at;
  }, first.length);
  const begun = first.lastIndexOf(" ", common - 1) + 1;
  return first.slice(0, begun) + messages.map((one) => one.slice(begun)).join("; ");
}
