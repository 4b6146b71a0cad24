// @vitest-environment happy-dom
import { act, useReducer } from "react";
import { expect, test } from "vitest";
import type { Timeline } from "../../src/app/data/use-timeline.ts";
import { useTimelineRows } from "../../src/app/timeline/use-timeline-rows.ts";
import type { Digest } from "../../src/bundle/schema.ts";
import type { LoadedShard, Row } from "../../src/reading/timeline/timeline.ts";
import { START } from "../../src/reading/view/view.ts";
import { makeDigest, manifestOf, refOf } from "../reading/made.ts";
import { drawn, storesAfter } from "./drawn.tsx";

const [newer, opened, older] = ["2025-06-14-08", "2025-06-13-20", "2025-06-13-16"].map((id) =>
  makeDigest(id, 5),
) as [Digest, Digest, Digest];
const manifest = manifestOf([newer, opened, older]);

const ready = (digest: Digest): LoadedShard => ({
  state: "ready",
  ref: refOf([digest]),
  shard: { version: 1, digests: [digest] },
});
const timelineOf = (loaded: readonly LoadedShard[]): Timeline => ({
  loaded,
  shards: [],
  searched: 0,
  hasOlder: true,
  hasNewer: true,
  older: () => {},
  newer: () => {},
  retry: () => {},
  isWaiting: false,
  isListFailed: false,
});

/** What draws a window's rows: told from outside which shards are there. */
const probe = { loaded: [] as readonly LoadedShard[], rows: [] as readonly Row[], draw: () => {} };
function Probe() {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  probe.draw = redraw;
  probe.rows = useTimelineRows(manifest, START, timelineOf(probe.loaded)).rows;
  return null;
}

/** The rows of each drawing of a window that has these shards one after the other. */
async function rowsOf(...windows: readonly (readonly LoadedShard[])[]): Promise<readonly (readonly Row[])[]> {
  const [first, ...others] = windows;
  probe.loaded = first ?? [];
  const { close } = await drawn(<Probe />, storesAfter());
  const seen = [probe.rows];
  for (const loaded of others) {
    probe.loaded = loaded;
    await act(async () => probe.draw());
    seen.push(probe.rows);
  }
  await close();
  return seen;
}
const byKey = (rows: readonly Row[] | undefined) => new Map(rows?.map((row) => [row.key, row]));

test("rows that are there stay the very same when older ones come after them", async () => {
  const [first, then] = (await rowsOf([ready(opened)], [ready(opened), ready(older)])).map(byKey);
  const day = "day 2025-06-13";
  expect(first?.size).toBe(7);
  expect(then?.size).toBe(13);
  for (const [key, row] of first ?? []) expect(then?.get(key) === row, key).toBe(key !== day);
  expect(then?.get(day)).toMatchObject({ digests: 2, items: 10 });
});

test("of rows before which newer ones come the headings stay the same, and items that count from the top do not", async () => {
  const [first, then] = (await rowsOf([ready(opened)], [ready(newer), ready(opened)])).map(byKey);
  for (const [key, row] of first ?? []) expect(then?.get(key) === row, key).toBe(row.type !== "item");
  expect([...(then?.values() ?? [])].flatMap((row) => (row.type === "item" ? [row.position] : []))).toEqual(
    Array.from({ length: 10 }, (_, at) => at + 1),
  );
});
