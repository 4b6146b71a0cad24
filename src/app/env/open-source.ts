/** Opens an address in a new tab that knows nothing of this page. */
export const openSource = (url: string): void => {
  window.open(url, "_blank", "noopener,noreferrer");
};
