import type { Amount } from "../../bundle/amounts.ts";
import { isApart, isForm, keepsFacts } from "./story-apart.ts";
import { RARE, storySharing } from "./story-shared.ts";
import type { StoryText } from "./story-text.ts";

/** A report as it is compared with another. */
export interface Report {
  readonly text: StoryText;
  /** Of the digest, ms since 1970. */
  readonly at: number;
  /** Found when first asked for. */
  readonly amounts: () => readonly Amount[];
}

/** What two reports have in common. */
interface Likeness {
  /** Cosine of their weighted terms, its root. */
  readonly alike: number;
  /** Cosine of the words of their openings, less where these have few that are rare. */
  readonly words: number;
  /** How much of one opening the other report has, at most `TOLD_AGAIN`. */
  readonly retold: number;
  /** How much stands in both that hardly anything else has, as a logarithm. */
  readonly distinct: number;
  /** How rare the rarest word of one title is that the other report has, from 0 to 1. */
  readonly subject: number;
  /** Both titles have rare words that the other report lacks, two subjects: how much of that the lesser has. */
  readonly apart: number;
  /** Hours between them, as a logarithm: 1 for 72. */
  readonly hours: number;
  /** Logarithm of the terms of the shorter, at most of `LONG`: what is said in a few words is like by chance. */
  readonly length: number;
  /** Amounts of one unit and value: 0, 0.5 or 1 for none, one, more. */
  readonly amounts: number;
}

/** What speaks for one event, and how much; `docs/stories.md` says where the numbers are from. */
const WEIGHTS: Readonly<Record<keyof Likeness, number>> = {
  alike: 1.5,
  words: 2.3,
  retold: 2.5,
  distinct: 0.5,
  subject: 0.83,
  apart: -1.17,
  hours: -1.86,
  length: 0.73,
  amounts: 1.26,
};

/** Added for each e-fold of items in the window: the likest of many is like by chance sooner than the likest of two. */
const CROWD = 0.13;

/** What all of it must exceed: folding wrongly is worse than not folding. */
const LEAST = 5.02;

/** A share from which more of an opening does not speak for one event: whole sentences are often forms. */
const TOLD_AGAIN = 0.6;

/** Terms from which a text is long. */
const LONG = 50;

const HOUR_MS = 3_600_000;

/** A follow-up tells again, nearly whole, the first sentence of what it follows, and most of its title. */
const RETOLD = 0.8;
const RETOLD_TITLE = 0.7;

/** Compares reports with one that is newer. */
export interface StoryComparison {
  /** Takes the newer report; `others` is how many items it is looked for among. */
  readonly begin: (later: Report, others: number) => void;
  /** How sure an earlier report tells the same event: above 0 it does. Linear in the terms of both. */
  readonly sureness: (earlier: Report) => number;
}

/** Prepares comparing by the `weights` of terms, by number, as they are at each comparison. */
export function storyComparison(weights: Float64Array): StoryComparison {
  const sharing = storySharing(weights);
  let later: Report | null = null;
  let norm = 0;
  let least = 0;
  const begin = (report: Report, others: number): void => {
    later = report;
    norm = sharing.begin(report.text);
    least = LEAST + CROWD * Math.log(Math.max(1, others));
  };
  const sureness = (earlier: Report): number => {
    if (!later || isApart(later.text, earlier.text)) return 0;
    const { text } = later;
    if (text.follows && keepsFacts(text, earlier.text)) {
      const opening = sharing.shareOf(earlier.text, earlier.text.opened);
      const title = sharing.shareOf(earlier.text, earlier.text.titled);
      if (title >= RETOLD_TITLE && opening >= RETOLD) return 10 * opening;
    }
    const shared = sharing.with(earlier.text);
    if (isForm(text, earlier.text, shared)) return 0;
    const like = {
      alike: Math.sqrt(shared.weight / Math.sqrt(norm * shared.norm + 1)),
      words: shared.words,
      distinct: Math.log1p(shared.distinct),
      subject: Math.max(0, shared.told - RARE) / 4,
      apart: shared.untold / 4,
      retold: Math.min(TOLD_AGAIN, shared.retold),
      hours: Math.log1p(Math.abs(later.at - earlier.at) / HOUR_MS) / Math.log1p(72),
      length: Math.log(Math.min(text.terms.length, earlier.text.terms.length, LONG)),
    };
    // Amounts cost more than all else: they are only looked for where they may decide.
    const sure = sum(like) - least;
    if (sure <= -WEIGHTS.amounts) return 0;
    return sure + WEIGHTS.amounts * sharedAmounts(later.amounts(), earlier.amounts());
  };
  return { begin, sureness };
}

function sum(like: Omit<Likeness, "amounts">): number {
  return (
    WEIGHTS.alike * like.alike +
    WEIGHTS.words * like.words +
    WEIGHTS.retold * like.retold +
    WEIGHTS.distinct * like.distinct +
    WEIGHTS.subject * like.subject +
    WEIGHTS.apart * like.apart +
    WEIGHTS.hours * like.hours +
    WEIGHTS.length * like.length
  );
}

function sharedAmounts(as: readonly Amount[], bs: readonly Amount[]): number {
  const isSame = (a: Amount, b: Amount): boolean =>
    a.unit === b.unit && Math.abs(a.value - b.value) < 0.03 * a.value;
  const shared = as.filter((a) => bs.some((b) => isSame(a, b)));
  return Math.min(2, new Set(shared.map(({ value, unit }) => `${value} ${unit}`)).size) / 2;
}
