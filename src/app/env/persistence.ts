/** Whether the browser promised to keep what is stored; null where it makes no promises. */
export const isPersisted = async (): Promise<boolean | null> =>
  (await navigator.storage?.persisted?.().catch(() => null)) ?? null;

/** Asks the browser to keep what is stored. Some ask the reader: call it when there is something to lose. */
export const askToPersist = async (): Promise<void> => {
  await navigator.storage?.persist?.().catch(() => false);
};
