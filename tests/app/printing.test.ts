// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { followPrinting } from "../../src/app/list/follow-printing.ts";
import { isPrinting } from "../../src/app/list/printing.ts";

/** Whether the page was being printed at each drawing that an event led to. */
function drawnOn(event: "beforeprint" | "afterprint"): readonly boolean[] {
  const drawings: boolean[] = [];
  const note = () => drawings.push(isPrinting());
  window.addEventListener("resize", note);
  window.dispatchEvent(new Event(event));
  window.removeEventListener("resize", note);
  return drawings;
}

test("lists are drawn whole before they are printed and as they were after, until nobody follows that", () => {
  const stop = followPrinting();
  expect([drawnOn("beforeprint"), drawnOn("afterprint")]).toEqual([[true], [false]]);
  stop();
  expect([drawnOn("beforeprint"), drawnOn("afterprint")]).toEqual([[], []]);
});
