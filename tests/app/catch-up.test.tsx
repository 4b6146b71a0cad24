// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { shardQuery } from "../../src/app/data/queries.ts";
import { CatchUpPage } from "../../src/app/pages/CatchUpPage.tsx";
import { START } from "../../src/reading/view/view.ts";
import { makeDigest } from "../reading/made.ts";
import { storesAfter } from "./drawn.tsx";
import { cardsIn, drawnPage } from "./pages.tsx";

const newer = makeDigest("2025-06-14-08", 2);
const older = makeDigest("2025-06-14-00", 2);

/** Catch-up of two digests for one who was here before both; `fetch` answers for the older one's file. */
async function caughtUp(fetch: () => Promise<Response>) {
  vi.stubGlobal("fetch", fetch);
  const stores = storesAfter();
  const at = Date.now();
  stores.session.setState({
    visit: { since: older.publishedAt - 1, ended: at - 1, seen: newer.publishedAt, at, known: [], shown: [] },
  });
  return drawnPage(
    [newer, older],
    (manifest) => <CatchUpPage manifest={manifest} view={{ ...START, name: "catch-up" }} />,
    stores,
    [older],
  );
}

test("a file that cannot be had leaves a gap in catch-up, says so and counts nothing; the rest is there", async () => {
  const { page, client, manifest, close } = await caughtUp(async () => new Response("", { status: 500 }));
  expect(cardsIn(page)).toEqual(newer.items.map(({ id }) => id));
  expect(page.textContent).toContain("重试");
  expect(page.querySelector(".page-head")?.textContent).toBe("补读");
  const [, ref] = manifest.head;
  const shard = { version: 1 as const, digests: [older] };
  await act(async () => {
    if (ref) client.setQueryData(shardQuery(ref).queryKey, { shard, skipped: [] });
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  expect(cardsIn(page)).toHaveLength(4);
  expect(page.querySelector(".page-head")?.textContent).toContain("4 条");
  await close();
});

test("catch-up counts nothing while it is on its way", async () => {
  const { page, close } = await caughtUp(() => new Promise(() => {}));
  expect(page.querySelector(".page-head")?.textContent).not.toMatch(/\d/);
  await close();
});
