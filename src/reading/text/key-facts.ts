/** Most of an item's text that its key facts may take, as a share. */
const MOST = 0.35;

/** Fewest characters that say anything. */
const LEAST = 8;

/** A number with what it counts: `150亿美元`, `49%`, `130 TB/s`, `72块`. */
const NUMBER = /(?:[$€£¥]\s?)?\d[\d,.]*\s?(?:[%％万亿千百十]+|[kKMBGT]?[bB]?\b)?[\p{Script=Han}]{0,2}/gu;

/** An item's key facts, in the order of its text. */
export interface KeyFacts {
  readonly facts: readonly string[];
  /** The whole of what is shown came from the first clause, as nothing in the text stands out. */
  readonly clause: boolean;
}

/** The numbers of a list's lines, which say nothing of what is in them. */
const LIST_NUMBER = /^\s*\d+[.)]\s/gm;

const plain = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`~]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** The text up to its first stop, cut where even that is too long. */
function firstClause(text: string): string {
  const most = Math.max(LEAST, Math.floor(text.length * MOST));
  const stop = text.search(/[。！？；;!?]|[，,：:](?=.{4})/u);
  const clause = stop > 3 && stop <= most ? text.slice(0, stop) : text.slice(0, most);
  return clause.length < text.length ? `${clause}…` : clause;
}

/**
 * The bold phrases and numbers of an item in their order, together at most 35 % of its text;
 * its first clause where there are none. Empty only where the text is. O(length).
 */
export function keyFacts(markdown: string): KeyFacts {
  const text = plain(markdown);
  if (text === "") return { facts: [], clause: true };
  const most = Math.floor(text.length * MOST);
  const bold = [...markdown.matchAll(/\*\*(?=\S)([^*\n]*[^*\s])\*\*/g)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    text: plain(match[1] as string),
  }));
  const unlisted = markdown.replace(LIST_NUMBER, (marker) => " ".repeat(marker.length));
  const numbers = [...unlisted.matchAll(NUMBER)]
    .filter((match) => !bold.some(({ at, end }) => match.index >= at && match.index < end))
    .map((match) => ({ at: match.index, end: 0, text: plain(match[0]) }))
    .filter(({ text: number }) => number.length > 1);
  const facts: { readonly at: number; readonly text: string }[] = [];
  let length = 0;
  // Bold phrases first: the digest's own choice of what matters; numbers as far as there is room.
  for (const fact of [...bold, ...numbers]) {
    if (fact.text === "" || length + fact.text.length > most) continue;
    if (facts.some((known) => known.text.includes(fact.text))) continue;
    facts.push(fact);
    length += fact.text.length;
  }
  if (facts.length === 0) return { facts: [firstClause(text)], clause: true };
  return { facts: facts.sort((a, b) => a.at - b.at).map((fact) => fact.text), clause: false };
}
