import type { Background } from "./story-background.ts";
import { BUCKETS, type Vocabulary } from "./story-vocabulary.ts";

/**
 * How much an item of the last 72 hours counts for a term's commonness, relative to a text of the background: what two
 * other items of a window have singles out no event.
 */
const WINDOW_SHARE = 20;

/** Counts whose logarithm is looked up. */
const LOGARITHMS = Float64Array.from({ length: 1 << 14 }, (_, count) => Math.log(count + 1));

/** Keeps the weights of terms, by number, as texts enter and leave the window. */
export interface TermWeights {
  readonly weights: Float64Array;
  /** Weighs the terms that were met since: a term has its weight from then on. */
  readonly meet: () => void;
  readonly enter: (number: number) => void;
  readonly leave: (number: number) => void;
  /** Forgets all terms. */
  readonly clear: () => void;
}

/** Starts with an empty window, in which no term is met yet. */
export function termWeights(background: Background, { buckets, size }: Vocabulary): TermWeights {
  /** By term: how common it is, and in how many texts it stands. */
  const common = new Int32Array(BUCKETS);
  const counts = new Int32Array(BUCKETS);
  const rarest = Math.log(background.texts + 1);
  const weights = new Float64Array(BUCKETS);
  let weighed = 0;
  const weigh = (number: number, others: number): void => {
    const count = (common[number] ?? 0) + WINDOW_SHARE * others;
    weights[number] = rarest - (LOGARITHMS[count] ?? Math.log(count + 1));
  };
  const meet = (): void => {
    for (const met = size(); weighed < met; weighed += 1) {
      common[weighed] = background.counts[buckets[weighed] ?? 0] ?? 0;
      weigh(weighed, 0);
    }
  };
  const enter = (number: number): void => {
    const others = counts[number] ?? 0;
    counts[number] = others + 1;
    // One of the stories that have a term counts as none: it is what is looked for.
    if (others > 0) weigh(number, others);
  };
  const leave = (number: number): void => {
    const left = (counts[number] ?? 0) - 1;
    counts[number] = left;
    if (left > 0) weigh(number, left - 1);
  };
  const clear = (): void => {
    counts.fill(0);
    weighed = 0;
  };
  return { weights, meet, enter, leave, clear };
}
