/** Whether the page is being printed: lists then have all of their rows, as paper has no room for what is not drawn. */
export const isPrinting = (): boolean => "printing" in document.documentElement.dataset;
