/** Characters under which no text reaches ten lines, at 17 Han characters a line on the narrowest phone. */
export const SURELY_SHORT = 150;

/** Lines shown of a long text, and the fewest hidden lines worth a button. */
const SHOWN_LINES = 8;
const WORTH_HIDING = 2;

/** Whether a text as it is laid out is so long that its end is folded. */
export function isLong(body: HTMLElement): boolean {
  const line = Number.parseFloat(getComputedStyle(body).lineHeight);
  const shown = SHOWN_LINES + (window.innerWidth < 720 ? 1 : 0);
  return body.scrollHeight >= (shown + WORTH_HIDING) * line - 1;
}
