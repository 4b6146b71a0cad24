import { useEffect, useState } from "react";

/** Waiting time after which the reader is told that it takes long, in milliseconds. */
export const SLOW_MS = 8_000;

/** True once something has been pending for eight seconds. */
export function useSlow(pending: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [pending]);
  return slow;
}
