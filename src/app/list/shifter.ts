import { isIOS } from "../env/platform.ts";
import type { Shifter } from "./held-shifter.ts";

const scrolling: Shifter = {
  shift: (by) => window.scrollBy({ top: by, behavior: "instant" }),
  stop: () => {},
};

/** Without a network the window is scrolled on iOS too, whatever the finger did. */
const goOn = (): void => {};

/**
 * Scrolls the window by what a list grew above it. On iOS a scroll ends the momentum of the finger's: how that is
 * spared is loaded there, and nowhere else.
 */
export function createShifter(list: HTMLElement): Shifter {
  let shifter: Shifter | null = scrolling;
  if (isIOS())
    import("./held-shifter.ts").then(({ createHeldShifter }) => {
      if (shifter) shifter = createHeldShifter(list);
    }, goOn);
  return {
    shift: (by) => shifter?.shift(by),
    stop: () => {
      shifter?.stop();
      shifter = null;
    },
  };
}
