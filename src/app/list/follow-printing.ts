import { flushSync } from "react-dom";

/** Draws lists whole before they are printed, and as they were after that. Not needed before the first screen. */
export function followPrinting(): () => void {
  const draw = ({ type }: Event) => {
    document.documentElement.toggleAttribute("data-printing", type === "beforeprint");
    // A page of another size, for lists; the browser takes its picture once this returns.
    flushSync(() => window.dispatchEvent(new Event("resize")));
  };
  window.addEventListener("beforeprint", draw);
  window.addEventListener("afterprint", draw);
  return () => {
    window.removeEventListener("beforeprint", draw);
    window.removeEventListener("afterprint", draw);
  };
}
