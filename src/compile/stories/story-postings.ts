import { BUCKETS, NUMBER } from "./story-vocabulary.ts";

/** An inverted index: which items have a term, as linked postings in a ring that grows only with the window. */
export interface Postings {
  /** By term its newest posting and one, 0 where there is none. */
  readonly newest: Int32Array;
  /** By posting two numbers: its owner, and the older posting of its term and one. */
  ring: Int32Array;
  /** One less than how many postings the ring holds, a power of two. */
  mask: number;
  /** How many were ever posted, and how many of these belong to items of the window. */
  posted: number;
  live: number;
}

/** Starts without any. */
export function createPostings(): Postings {
  const ring = new Int32Array(1 << 13);
  return { newest: new Int32Array(BUCKETS), ring, mask: ring.length / 2 - 1, posted: 0, live: 0 };
}

/** Posts the terms of the next item. */
export function post(postings: Postings, terms: Int32Array, owner: number): void {
  postings.live += terms.length;
  if (postings.live > postings.mask + 1) {
    postings.ring = grown(postings.ring, postings.posted, postings.live);
    postings.mask = postings.ring.length / 2 - 1;
  }
  const { newest, ring, mask } = postings;
  let { posted } = postings;
  for (let at = 0; at < terms.length; at += 1) {
    const number = (terms[at] ?? 0) & NUMBER;
    const slot = (posted & mask) * 2;
    ring[slot] = owner;
    ring[slot + 1] = newest[number] ?? 0;
    posted += 1;
    newest[number] = posted;
  }
  postings.posted = posted;
}

/** Removes all postings. */
export function clearPostings(postings: Postings): void {
  postings.newest.fill(0);
  postings.posted = 0;
  postings.live = 0;
}

/** A ring at least twice as large, its postings where their numbers say. */
function grown(ring: Int32Array, posted: number, needed: number): Int32Array<ArrayBuffer> {
  let size = ring.length;
  while (size < needed) size *= 2;
  const to = new Int32Array(size * 2);
  const before = ring.length / 2;
  for (let posting = Math.max(0, posted - before); posting < posted; posting += 1) {
    const from = (posting & (before - 1)) * 2;
    const place = (posting & (size - 1)) * 2;
    to[place] = ring[from] ?? 0;
    to[place + 1] = ring[from + 1] ?? 0;
  }
  return to;
}
