const GAP = 4;
const EDGE = 12;

/** Lets a popover stand under its opener, or above it where the window ends; never beyond an edge. */
export function placeBeside(popover: HTMLElement, opener: HTMLElement): void {
  const box = opener.getBoundingClientRect();
  const upwards = box.bottom > window.innerHeight * 0.7;
  const rightwards = box.left < window.innerWidth / 2;
  const { style } = popover;
  style.top = upwards ? "auto" : `${box.bottom + GAP}px`;
  style.bottom = upwards ? `${window.innerHeight - box.top + GAP}px` : "auto";
  style.left = rightwards ? `${Math.max(EDGE, box.left)}px` : "auto";
  style.right = rightwards ? "auto" : `${Math.max(EDGE, document.documentElement.clientWidth - box.right)}px`;
}
