import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { BundleFailed, manifestQuery } from "../../src/app/data/queries.ts";
import { createQueryClient } from "../../src/app/data/query-client.ts";
import { leaveRelease } from "../../src/app/state/leave-release.ts";
import { createStores } from "../../src/app/state/stores.ts";
import type { Manifest } from "../../src/bundle/schema.ts";
import { emptyReading } from "../../src/reading/state/reading-state.ts";

const manifestOf = (latest: string) => ({ latest }) as unknown as Manifest;

/** A page that shows one manifest, knows another, and finds files gone; how often it asked for a manifest. */
async function meetGone(shown: Manifest, known: Manifest, files: readonly string[], age: number) {
  const stores = createStores(emptyReading, null, shown);
  stores.session.setState({ waiting: known === shown ? null : known });
  const client = createQueryClient((...news) => leaveRelease(stores, ...news));
  const askedAt = Date.now() - age;
  let asked = 0;
  client.setQueryData(manifestQuery.queryKey, { manifest: known, isStored: false });
  const observer = new QueryObserver(client, {
    ...manifestQuery,
    queryFn: () => {
      asked += 1;
      return Promise.resolve({ manifest: known, isStored: false });
    },
  });
  const stop = observer.subscribe(() => {});
  const gone = files.map((file) =>
    client
      .fetchQuery({
        queryKey: ["shard", file],
        queryFn: () => Promise.reject(new BundleFailed(file, { type: "missing", status: 404 }, askedAt)),
        retry: false,
      })
      .catch(() => {}),
  );
  await Promise.all(gone);
  stop();
  return { asked, session: stores.session.getState() };
}

test("where files of the shown release are gone and a newer one waits, it is shown without asking again", async () => {
  const [older, newer] = [manifestOf("a"), manifestOf("b")];
  const { asked, session } = await meetGone(older, newer, ["one", "two"], 100);
  expect([asked, session.shown, session.waiting, session.releaseGone]).toEqual([0, newer, null, false]);
});

test("where no newer release is known, files that fail together lead to one look for it", async () => {
  const manifest = manifestOf("a");
  const { asked, session } = await meetGone(manifest, manifest, ["one", "two", "three"], -100);
  expect([asked, session.shown, session.releaseGone]).toEqual([1, manifest, true]);
});
