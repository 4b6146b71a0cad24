// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { expect, test } from "vitest";
import { shardQuery } from "../../src/app/data/queries.ts";
import { createQueryClient } from "../../src/app/data/query-client.ts";
import { visitOf } from "../../src/app/state/note-sign.ts";
import { VisitKeeper } from "../../src/app/state/VisitKeeper.tsx";
import { makeDigest, manifestOf } from "../reading/made.ts";
import { drawn, storesAfter } from "./drawn.tsx";

test("a digest that is still on its way when the reader leaves was not shown, and is once it is here", async () => {
  const digests = ["2025-06-14-04", "2025-06-14-00"].map((id) => makeDigest(id, 2));
  const manifest = manifestOf(digests);
  const [late] = manifest.head;
  if (!late) throw new Error("the head has two shards");
  const client = createQueryClient(() => false);
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const asked = client.fetchQuery({
    ...shardQuery(late),
    queryFn: () => arrival.then(() => ({ shard: { version: 1, digests: [] }, skipped: [] }) as never),
  });
  const { stores, close } = await drawn(
    <QueryClientProvider client={client}>
      <VisitKeeper manifest={manifest} />
    </QueryClientProvider>,
    storesAfter(),
  );
  const shown = () => visitOf(stores.reading.getState())?.shown.length;
  expect(shown()).toBe(1);
  arrive();
  await act(() => asked);
  expect(shown()).toBe(2);
  await close();
});
