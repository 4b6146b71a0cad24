import type { Entries } from "../../reading/state/entries.ts";
import type { ReadingState } from "../../reading/state/reading-state.ts";

/** The last answer, with what it was made of. */
interface Answer<T> {
  readonly entries: Entries;
  readonly key: string;
  readonly made: T;
}

/**
 * A selector of what is made of something in the entries: the same object until that changes. Every card asks, and an
 * entry that is none of it must not draw the list anew.
 */
export function steady<Data, T>(
  read: (state: ReadingState) => Data,
  make: (data: Data) => T,
): (state: ReadingState) => T {
  let last: Answer<T> | null = null;
  return (state) => {
    const { entries } = state;
    if (last?.entries === entries) return last.made;
    const data = read(state);
    const key = JSON.stringify(data);
    last = { entries, key, made: last?.key === key ? last.made : make(data) };
    return last.made;
  };
}
