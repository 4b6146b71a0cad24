/** Moves the window under a list without moving what the reader sees. */
export interface Shifter {
  readonly shift: (by: number) => void;
  readonly stop: () => void;
}

/** After so long without a scroll event a list is at rest, in milliseconds. */
const REST_MS = 150;

/**
 * Moves a list that is being scrolled by what it grew above the window, and scrolls the window once it is at rest: on
 * iOS a scroll ends the momentum of the finger's.
 */
export function createHeldShifter(list: HTMLElement): Shifter {
  let held = 0;
  let touched = false;
  let timer = 0;
  const settle = () => {
    if (touched || held === 0) return;
    const by = held;
    held = 0;
    list.style.marginTop = "";
    window.scrollBy({ top: by, behavior: "instant" });
  };
  const leaving = new AbortController();
  const rest = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = 0;
      settle();
    }, REST_MS);
  };
  const options = { passive: true, signal: leaving.signal };
  window.addEventListener("scroll", rest, options);
  for (const [name, is] of [
    ["touchstart", true],
    ["touchend", false],
    ["touchcancel", false],
  ] as const)
    window.addEventListener(
      name,
      () => {
        touched = is;
        rest();
      },
      options,
    );
  return {
    shift: (by) => {
      // A timer that runs is a list that moves.
      if (!touched && timer === 0) return window.scrollBy({ top: by, behavior: "instant" });
      held += by;
      list.style.marginTop = `${-held}px`;
    },
    stop: () => {
      window.clearTimeout(timer);
      leaving.abort();
    },
  };
}
