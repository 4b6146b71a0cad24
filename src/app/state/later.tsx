import { type FunctionComponent, useSyncExternalStore } from "react";
import { loadLaterWords } from "../env/language.ts";

/** Asks for every part, each once. */
const asks: (() => Promise<void>)[] = [];

/** Of these, those that share one file: once it is here, each of them is, and is drawn at once. */
const together: (() => Promise<void>)[] = [];

/** A part that did not come is not asked for again sooner than after so many milliseconds. */
const AGAIN_MS = 5_000;

/** Without a network: a part that did not come is asked for again where it is drawn next. */
const ignoreOffline = (): void => {};

/**
 * A component that no first screen needs: its script is asked for once it stands in the page, and nothing is drawn
 * in its place until that is here. Unlike `lazy` it is drawn at once where its script is here already. Parts share
 * a file (see `LATER` in the build's configuration) but for those that have one of their `own`.
 */
export function later<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  own = false,
): FunctionComponent<Props> {
  let part: FunctionComponent<Props> | null = null;
  let asked: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const ask = (): Promise<void> => {
    asked ??= Promise.all([load(), loadLaterWords()]).then(
      ([loaded]) => {
        part = loaded;
        if (!own) for (const other of together) other().catch(ignoreOffline);
        for (const listener of listeners) listener();
      },
      (error) => {
        setTimeout(() => {
          asked = null;
        }, AGAIN_MS);
        throw error;
      },
    );
    return asked;
  };
  asks.push(ask);
  if (!own) together.push(ask);
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    ask().catch(ignoreOffline);
    return () => listeners.delete(listener);
  };
  const current = () => part;
  // biome-ignore lint/correctness/noComponentHookFactories: made once, at the top of a module
  return function Later(props: Props) {
    const Part = useSyncExternalStore(subscribe, current, current);
    return Part && <Part {...props} />;
  };
}

/** Loads all such parts, where a first screen does need some of them. */
export async function loadLater(): Promise<void> {
  await Promise.all(asks.map((ask) => ask()));
}
