/** Whether an element is laid out: cards far below the window are not, see `[data-lean]` in the style. */
export const isLaidOut = (element: Element): boolean =>
  element.checkVisibility?.({ contentVisibilityAuto: true }) ?? true;
