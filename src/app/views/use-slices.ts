import { useEffect, useState } from "react";

/** Rows of a table that are drawn in one go, or files that are asked for: about a screen of them. */
const SLICE = 15;

/** How many of so many are to be drawn or asked for: a slice at once, one more after each drawing. */
export function useSlices(all: number): number {
  const [drawn, setDrawn] = useState(SLICE);
  useEffect(() => {
    if (drawn >= all) return;
    const timer = setTimeout(() => setDrawn(drawn + SLICE));
    return () => clearTimeout(timer);
  }, [drawn, all]);
  return Math.min(drawn, all);
}
