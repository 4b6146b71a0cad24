// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../src/app/data/query-client.ts";
import { NamesView } from "../../src/app/views/NamesView.tsx";
import type { NameRef } from "../../src/bundle/schema.ts";
import { makeDigest, manifestOf } from "../reading/made.ts";
import { drawn } from "./drawn.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const digest = makeDigest("2025-06-14-08", 1);
const id = digest.items[0]?.id as NameRef["first"];

/** Draws the page over so many names; answers, after each slice, its rows and what stands below them. */
async function slicesOf(names: number): Promise<readonly (readonly [rows: number, below: string])[]> {
  const client = createQueryClient(() => false);
  const list = Array.from(
    { length: names },
    (_, at): NameRef => ({ name: `名 ${at}`, items: 1, first: id, latest: id }),
  );
  client.setQueryData(["names", "names/made.json"], list);
  const manifest = { ...manifestOf([digest]), names: "names/made.json" };
  const { page, close } = await drawn(
    <QueryClientProvider client={client}>
      <NamesView manifest={manifest} />
    </QueryClientProvider>,
  );
  const seen = () =>
    [page.querySelectorAll(".ledger li").length, page.querySelector(".list-end")?.textContent ?? ""] as const;
  const slices = [seen()];
  for (let at = 0; at < 20; at++) {
    await act(async () => vi.advanceTimersByTime(1));
    slices.push(seen());
  }
  await close();
  return slices;
}

test("that there are more names is said below the last row, and not before it is there", async () => {
  const slices = await slicesOf(203);
  expect(slices.filter(([rows, below]) => rows < 200 && below !== "")).toEqual([]);
  expect(slices.at(-1)).toEqual([200, "只列出前 200 个，其余可以查找"]);
});

test("of names that are all listed nothing more is said", async () => {
  expect((await slicesOf(200)).at(-1)).toEqual([200, ""]);
});
