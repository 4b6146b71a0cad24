// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useSlices } from "../../src/app/views/use-slices.ts";
import { drawn } from "./drawn.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const Drawn = ({ all }: { readonly all: number }) => <p>{useSlices(all)}</p>;

const count = (page: ParentNode): number => Number(page.querySelector("p")?.textContent);

test("a long table is drawn a slice at a time, until all of it is there", async () => {
  const { page, close } = await drawn(<Drawn all={100} />);
  const counts = [count(page)];
  while (vi.getTimerCount() > 0) {
    await act(async () => vi.advanceTimersToNextTimer());
    counts.push(count(page));
  }
  expect(counts).toEqual([15, 30, 45, 60, 75, 90, 100]);
  await close();
});

test("a short one is drawn at once, and nothing waits for more", async () => {
  const { page, close } = await drawn(<Drawn all={7} />);
  expect(count(page)).toBe(7);
  expect(vi.getTimerCount()).toBe(0);
  await close();
});
