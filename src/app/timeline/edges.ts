/** The ways out of the window of rows that is here; null where there is no more. */
export interface Edges {
  readonly older: (() => void) | null;
  readonly newer: (() => void) | null;
}

/** A list that is here as a whole. */
export const NO_EDGES: Edges = { older: null, newer: null };
