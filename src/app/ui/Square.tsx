const COLOURED: readonly string[] = ["industry", "research", "ethics", "hardware", "software", "other"];

/** The class that sets a category's colour; a category of one's own is set as 'other' is. */
export const colourClass = (slug: string): string => `c-${COLOURED.includes(slug) ? slug : "other"}`;

export function Square({ slug, filled }: { readonly slug: string; readonly filled: boolean }) {
  return <span className={`square ${colourClass(slug)}${filled ? " filled" : ""}`} aria-hidden="true" />;
}
