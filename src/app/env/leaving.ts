/** Calls back whenever the page may be left for good: it goes, or is hidden and may never come back. */
export function onLeave(callback: () => void, signal: AbortSignal): void {
  const whenHidden = () => {
    if (document.hidden) callback();
  };
  document.addEventListener("visibilitychange", whenHidden, { signal });
  window.addEventListener("pagehide", callback, { signal });
}
