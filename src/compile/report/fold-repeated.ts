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
  const counts = new Map<string, number>();
  const rests = new Map<string, Diagnostic[]>();
  const told: Diagnostic[] = [];
  for (const one of all) {
    const count = (counts.get(one.rule) ?? 0) + 1;
    counts.set(one.rule, count);
    const rest = rests.get(one.rule);
    if (rest) rest.push(one);
    else told.push(one);
    if (!rest && count > MOST) rests.set(one.rule, [one]);
  }
  return rests.size === 0 ? all : told.map((one) => allOf(one, rests.get(one.rule) ?? []));
}

/** The first of some places as all of them; any other, and a single one, as it is. */
function allOf(one: Diagnostic, rest: readonly Diagnostic[]): Diagnostic {
  const last = rest.at(-1);
  if (one !== rest[0] || !last || last === one) return one;
  const places = `${rest.length} places from here to line ${last.line}`;
  return { ...one, message: `${places}: ${joined([...new Set(rest.map(({ message }) => message))])}` };
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
