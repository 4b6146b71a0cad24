/** Headings that can take focus. */
const HEADING = ":is(h2, h3, h4)[tabindex]";

/** The nearest around an element that can take focus: a whole, or the heading of a part. */
function headingOver(element: Element): HTMLElement | null {
  const around = element.parentElement;
  if (around === null || around.matches("[tabindex]")) return around;
  return around.querySelector<HTMLElement>(HEADING) ?? headingOver(around);
}

/** Gives focus to the heading before a control takes itself away, which would drop focus to the page. */
export const focusHeading = (control: Element): void => headingOver(control)?.focus();

/** Gives focus to the same control of the next row or the one before, or else to the heading, before a row goes. */
export function focusNextRow(control: Element): void {
  const row = control.parentElement;
  const near = row?.nextElementSibling ?? row?.previousElementSibling;
  const like = near?.querySelector("button");
  if (like) like.focus();
  else focusHeading(control);
}

/** For `ref`, of what stands in the place of a control that was pressed and is gone. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus();
