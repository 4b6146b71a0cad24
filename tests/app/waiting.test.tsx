// @vitest-environment happy-dom
import { act, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { SLOW_MS, useSlow } from "../../src/app/data/use-slow.ts";
import { drawn } from "./drawn.tsx";

afterEach(() => void vi.useRealTimers());

const shown = { wait: (_: boolean) => {} };

function Waiting() {
  const [isPending, setPending] = useState(true);
  shown.wait = setPending;
  return useSlow(isPending) ? "long" : "";
}

test("a wait is called long after eight seconds, and no longer once it is over", async () => {
  vi.useFakeTimers();
  const { page, close } = await drawn(<Waiting />);
  await act(async () => void vi.advanceTimersByTime(SLOW_MS - 1));
  expect(page.textContent).toBe("");
  await act(async () => void vi.advanceTimersByTime(1));
  expect(page.textContent).toBe("long");
  await act(async () => shown.wait(false));
  expect(page.textContent).toBe("");
  await act(async () => void vi.advanceTimersByTime(SLOW_MS * 2));
  expect(page.textContent).toBe("");
  await close();
});
