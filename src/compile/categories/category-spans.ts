/** Spans of an item's texts, each with how strongly it spoke for a category. Used again for each item. */
export interface Spans {
  length: number;
  texts: string[];
  froms: Int32Array;
  tos: Int32Array;
  strengths: Float64Array;
}

const ROOM = 1024;

const emptySpans = (room: number): Spans => ({
  length: 0,
  texts: [],
  froms: new Int32Array(room),
  tos: new Int32Array(room),
  strengths: new Float64Array(room),
});

/** An empty list that grows as needed. */
export const noSpans = (): Spans => emptySpans(ROOM);

/** Adds a span. */
export function addSpan(spans: Spans, text: string, from: number, to: number, strength: number): void {
  const at = spans.length;
  if (at === spans.froms.length) grow(spans);
  spans.texts[at] = text;
  spans.froms[at] = from;
  spans.tos[at] = to;
  spans.strengths[at] = strength;
  spans.length = at + 1;
}

function grow(spans: Spans): void {
  const { froms, tos, strengths } = spans;
  Object.assign(spans, emptySpans(froms.length * 2), { length: spans.length, texts: spans.texts });
  spans.froms.set(froms);
  spans.tos.set(tos);
  spans.strengths.set(strengths);
}

const MOST_REASONS = 5;

/** What is weaker than this share of the strongest did not decide anything. */
const WEAKEST = 0.12;

/** The strongest spans, at most five, none of them inside another. O(spans). */
export function strongest(spans: Spans): readonly string[] {
  const { texts, froms, tos, strengths, length } = spans;
  const chosen: string[] = [];
  const keys: string[] = [];
  let least = 0;
  let ceiling = Number.POSITIVE_INFINITY;
  // Among equals the first one in the text comes first; each round goes on below the one before.
  for (let rounds = 0; rounds < length && chosen.length < MOST_REASONS; rounds += 1) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < length; at += 1) {
      const strength = strengths[at] ?? 0;
      if (strength < ceiling && strength > most) {
        best = at;
        most = strength;
      }
    }
    if (best < 0 || most < least) break;
    least ||= most * WEAKEST;
    ceiling = most;
    const span = (texts[best] ?? "").slice(froms[best], tos[best]);
    const key = hasCase(span) ? span.toLowerCase() : span;
    if (isKnown(keys, key)) continue;
    keys.push(key);
    chosen.push(span);
  }
  return chosen;
}

function isKnown(keys: readonly string[], key: string): boolean {
  for (let at = 0; at < keys.length; at += 1) if (isInside(keys[at] ?? "", key)) return true;
  return false;
}

/** Whether one of two texts stands in the other. */
const isInside = (one: string, other: string): boolean =>
  one.length < other.length ? other.includes(one) : one.includes(other);

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Whether anything but Han characters is in a text, which small letters may change. */
function hasCase(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST_HAN || unit > LAST_HAN) return true;
  }
  return false;
}
