import { expect, test } from "./reader.ts";

test.use({ bundle: "week" });

/** An element of the page that was somewhere else while what comes after it was not there. */
interface Moved {
  readonly element: string;
  readonly without: string;
  readonly by: string;
}

/**
 * Takes the page apart from its end, element by element, as it stands while it arrives, and tells what was somewhere
 * else then.
 */
function movedWhileArriving(): readonly Moved[] {
  const whole = (element: Element) => element.outerHTML.slice(0, 60);
  const isShown = (element: Element) => element.getClientRects().length > 0 && !element.closest(".vh");
  const placeOf = (element: Element) => {
    const { left, top } = element.getBoundingClientRect();
    return [Math.round(left * 10) / 10, Math.round(top * 10) / 10] as const;
  };
  const root = document.querySelector("#root") as HTMLElement;
  // Two cards tell what all do.
  for (const row of [...root.querySelectorAll(".row-item")].slice(2)) row.remove();
  const elements = [...root.querySelectorAll("*")].filter(isShown);
  const places = new Map(elements.map((element) => [element, placeOf(element)]));
  const bare = new Set(elements.filter(({ childNodes }) => childNodes.length === 0));
  /** What was to hold something and holds nothing yet shows nothing. */
  const isHollow = (element: Element) => element.childNodes.length === 0 && !bare.has(element);
  const moved: Moved[] = [];
  const told = new Set<Element>();
  for (const gone of elements.toReversed()) {
    gone.remove();
    for (const element of elements) {
      if (!element.isConnected) break;
      const [was, is] = [places.get(element) ?? [0, 0], placeOf(element)];
      if (
        told.has(element) ||
        isHollow(element) ||
        !isShown(element) ||
        (was[0] === is[0] && was[1] === is[1])
      )
        continue;
      told.add(element);
      moved.push({ element: whole(element), without: whole(gone), by: `${is} to ${was}` });
    }
  }
  return moved;
}

for (const width of [390, 834, 1440])
  test(`at ${width} px nothing moves while the page arrives piece by piece`, async ({ page, server }) => {
    await page.route(/assets\/.*js$/, (route) => route.abort());
    await page.setViewportSize({ width, height: 900 });
    await page.goto(server.url);
    expect(await page.locator("#root *").count()).toBeGreaterThan(300);
    expect(await page.evaluate(movedWhileArriving)).toEqual([]);
  });
