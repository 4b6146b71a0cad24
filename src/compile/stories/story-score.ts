import type { Amount } from "../../bundle/amounts.ts";
import { isApart, isForm, keepsFacts } from "./story-apart.ts";
import { storySharing } from "./story-shared.ts";
import type { StoryText } from "./story-text.ts";
import { RARE } from "./story-told.ts";

/** A report as it is compared. */
export interface Report {
  readonly text: StoryText;
  /** Of the digest, ms since 1970. */
  readonly at: number;
  /** When its post was made, in ms from a common origin; null where it is no post. */
  readonly posted: number | null;
  /** Found when first asked for. */
  readonly amounts: () => readonly Amount[];
}

/** What two reports have in common. */
interface Likeness {
  /** Cosine of the words of their openings, less where these have few that are rare. */
  readonly words: number;
  /** How much of one opening the other report has, at most `TOLD_AGAIN`. */
  readonly retold: number;
  /** How rare the rarest pairs of Han characters, or numbers, are that one has and the other opens with. */
  readonly pairs: number;
  /** How rare the rarest word of one title is that the other report has, from 0 to 1. */
  readonly subject: number;
  /**
   * How rare a phrase of one title is that the other report has, of two terms in a row, from 0 to about 1. It weighs
   * against: `Perplexity Labs` is one name, and its words, each of which was weighed, are like by one chance.
   */
  readonly phrase: number;
  /** Both titles have rare words that the other report lacks, two subjects: how much of that the lesser has. */
  readonly apart: number;
  /** How many of the two name first what the other does not name at all: 0, 1 or 2. */
  readonly strangers: number;
  /** 1 where their posts were made together, as one thread or one talk. */
  readonly together: number;
  /** Hours between them, as a logarithm: 1 for 72. */
  readonly hours: number;
  /** Logarithm of the terms of the shorter, at most of `LONG`: what is said in a few words is like by chance. */
  readonly length: number;
  /** Amounts of one unit and value: 0, 0.5 or 1 for none, one, more. */
  readonly amounts: number;
}

/** How much each likeness speaks for one event; `docs/stories.md` says where the numbers come from. */
const WEIGHTS: Readonly<Record<keyof Likeness, number>> = {
  words: 5,
  retold: 5.8,
  pairs: 0.3,
  subject: 2.5,
  phrase: -1.3,
  apart: -0.8,
  strangers: -0.6,
  together: 1,
  hours: -1.45,
  length: 0.7,
  amounts: 1.9,
};

/**
 * Added to `LEAST` for each e-fold of items in the window, as the best of many is alike by chance sooner than the best
 * of two; and the more, the more of what openings share is in the very words, as it is where many fill in a form.
 */
const CROWD = 0.06;
const CROWD_VERBATIM = 0.17;

/** The sum that must be exceeded: folding wrongly is worse than not folding. */
const LEAST = 6.6;

/** Share of an opening beyond which more does not speak for one event, as whole sentences are often forms. */
const TOLD_AGAIN = 0.4;

/** Number of terms from which a text counts as long. */
const LONG = 50;

const HOUR_MS = 3_600_000;

/** Posts made within this time are often of one thread, or about one talk. */
const TOGETHER_MS = HOUR_MS / 2;

/** Shares of the first sentence and of the title that a follow-up tells again. */
const RETOLD = 0.8;
const RETOLD_TITLE = 0.7;

/** Compares reports with one that is newer. */
export interface StoryComparison {
  /** Takes the newer report; `others` is the number of items among which it is compared. */
  readonly begin: (later: Report, others: number) => void;
  /** How sure it is that an earlier report tells the same event; above 0 it does. Linear in the terms of both. */
  readonly sureness: (earlier: Report) => number;
}

/** Prepares comparisons; `weights` are those of terms, by number, at the time of each comparison. */
export function storyComparison(weights: Float64Array): StoryComparison {
  const sharing = storySharing(weights);
  let later: Report | null = null;
  let crowd = 0;
  const begin = (report: Report, others: number): void => {
    later = report;
    sharing.begin(report.text);
    crowd = Math.log(Math.max(1, others));
  };
  const sureness = (earlier: Report): number => {
    if (!later || isApart(later.text, earlier.text)) return 0;
    const { text } = later;
    if (text.follows) {
      const opening = sharing.shareOf(earlier.text, earlier.text.opened);
      const title = sharing.shareOf(earlier.text, earlier.text.titled);
      // Facts cost more than shares: they are only looked for where these suffice.
      if (title >= RETOLD_TITLE && opening >= RETOLD && keepsFacts(text, earlier.text)) return 10 * opening;
    }
    const shared = sharing.with(earlier.text);
    if (isForm(text, earlier.text, shared)) return 0;
    const like = {
      words: shared.words,
      pairs: shared.pairs,
      phrase: shared.phrase / 5,
      subject: Math.max(0, shared.told - RARE) / 4,
      apart: shared.untold / 4,
      retold: Math.min(TOLD_AGAIN, shared.retold),
      strangers: leadsAway(text, earlier.text) + leadsAway(earlier.text, text),
      together: areTogether(later, earlier) ? 1 : 0,
      hours: Math.log1p(Math.abs(later.at - earlier.at) / HOUR_MS) / Math.log1p(72),
      length: Math.log(Math.min(text.terms.length, earlier.text.terms.length, LONG)),
    };
    const verbatim = shared.verbatim / Math.max(1, shared.opening);
    const sure = sum(like) - LEAST - crowd * (CROWD + CROWD_VERBATIM * verbatim);
    // Amounts cost more than all else: they are only looked for where they may decide.
    if (sure <= -WEIGHTS.amounts) return 0;
    return sure + WEIGHTS.amounts * sharedAmounts(later.amounts(), earlier.amounts());
  };
  return { begin, sureness };
}

function sum(like: Omit<Likeness, "amounts">): number {
  return (
    WEIGHTS.words * like.words +
    WEIGHTS.retold * like.retold +
    WEIGHTS.pairs * like.pairs +
    WEIGHTS.phrase * like.phrase +
    WEIGHTS.subject * like.subject +
    WEIGHTS.apart * like.apart +
    WEIGHTS.strangers * like.strangers +
    WEIGHTS.together * like.together +
    WEIGHTS.hours * like.hours +
    WEIGHTS.length * like.length
  );
}

/** 1 where a report names first something that another report, which has names too, does not name; else 0. */
const leadsAway = ({ names: [first] }: StoryText, { names }: StoryText): number =>
  first !== undefined && names.length > 0 && !names.includes(first) ? 1 : 0;

const areTogether = ({ posted: one }: Report, { posted: other }: Report): boolean =>
  one !== null && other !== null && Math.abs(one - other) < TOGETHER_MS;

function sharedAmounts(as: readonly Amount[], bs: readonly Amount[]): number {
  const isSame = (a: Amount, b: Amount): boolean =>
    a.unit === b.unit && Math.abs(a.value - b.value) < 0.03 * a.value;
  const shared = as.filter((a) => bs.some((b) => isSame(a, b)));
  return Math.min(2, new Set(shared.map(({ value, unit }) => `${value} ${unit}`)).size) / 2;
}
