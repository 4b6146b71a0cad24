/** Without a step for so many milliseconds a scroll has ended. */
const QUIET_MS = 150;

/**
 * Says that a scroll has ended where the browser does not: Safari sends `scrollend` since 26.2. Returns how to end
 * that.
 */
export function tellScrollEnd(): () => void {
  if (Reflect.has(window, "onscrollend")) return () => {};
  const leaving = new AbortController();
  let timer = 0;
  const ended = () => window.dispatchEvent(new Event("scrollend"));
  const scrolled = () => {
    clearTimeout(timer);
    timer = window.setTimeout(ended, QUIET_MS);
  };
  window.addEventListener("scroll", scrolled, { passive: true, signal: leaving.signal });
  return () => {
    leaving.abort();
    clearTimeout(timer);
  };
}
