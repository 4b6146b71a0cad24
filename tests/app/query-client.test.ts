// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { BundleFailure } from "../../src/app/data/fetch-bundle.ts";
import { fetchFirstScreen } from "../../src/app/data/first-screen.ts";
import { BundleFailed, manifestQuery } from "../../src/app/data/queries.ts";
import { createQueryClient } from "../../src/app/data/query-client.ts";
import { makeDigest, manifestOf } from "../reading/made.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** How often a file is asked for that cannot be had. */
async function triesOf(failure: BundleFailure, isOnline: boolean): Promise<number> {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(isOnline);
  let tries = 0;
  const answer = createQueryClient(() => false)
    .fetchQuery({
      queryKey: ["shard", "a"],
      queryFn: () => {
        tries += 1;
        return Promise.reject(new BundleFailed("a", failure, 0));
      },
    })
    .catch(() => null);
  await vi.runAllTimersAsync();
  await answer;
  return tries;
}

test.each<readonly [string, BundleFailure, boolean, number]>([
  ["the network did not carry", { type: "offline" }, true, 3],
  ["there is no network for", { type: "offline" }, false, 1],
  ["the host lacks", { type: "missing", status: 404 }, true, 3],
  ["a newer release wrote", { type: "newer", version: 2 }, true, 1],
])("a file that %s is asked for as often as it may help", async (_, failure, isOnline, tries) => {
  expect(await triesOf(failure, isOnline)).toBe(tries);
});

test("before anything is drawn the files of the first screen are asked for, and no others", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address.replace(/^.*\/data\//, ""));
    return new Response("", { status: 404 });
  });
  const client = createQueryClient(() => false);
  const digests = [...Array(30).keys()].map((at) => makeDigest(`2025-06-${30 - at}-08`, 14));
  const answer = { manifest: manifestOf(digests), isStored: false };
  client.setQueryData(manifestQuery.queryKey, answer);
  const fetched = fetchFirstScreen(client);
  await vi.runAllTimersAsync();
  expect(await fetched).toEqual(answer);
  const head = answer.manifest.head.map(({ file }) => file);
  expect([...new Set(asked)]).toEqual(head.slice(0, 5));
});
