/** What the words around an amount say of which quantity it is. */
export interface Quantity {
  /** The clause in which the amount stands, in small letters. */
  readonly clause: string;
  /** All names of the report. */
  readonly names: readonly string[];
}

/** Rounds of funding, years and months: another quantity where both reports say one. */
const ROUND_OR_TIME = /[a-h]\+?\s?轮|种子|20\d\d|q[1-4]|.季度|[去今明]年|\d+\s?月/g;

/** Plans, parts, wholes and what was before: another quantity even where one report alone says it. */
const PART = /预计|目标|累计|总|共(?!有)|从|此前|曾|投前|[日周月]活|付费|奖金|激活/g;

const wordsOf = (text: string, words: RegExp): string | undefined =>
  text.match(words)?.join().replace(/\s/g, "");

/**
 * Whether two amounts of one unit and kind may be one quantity: the words around them tell of no different rounds,
 * times or parts, and their reports do not name others alone. O(length).
 */
export function maySame(a: Quantity, b: Quantity): boolean {
  const said = wordsOf(a.clause, ROUND_OR_TIME);
  const told = wordsOf(b.clause, ROUND_OR_TIME);
  return (
    (!said || !told || said === told) &&
    wordsOf(a.clause, PART) === wordsOf(b.clause, PART) &&
    (!a.names[0] || !b.names[0] || a.names.some((name) => b.names.includes(name)))
  );
}
