// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { type Search, useSearch } from "../../src/app/search/use-search.ts";
import { START } from "../../src/reading/view/view.ts";
import { makeDigest, manifestOf } from "../reading/made.ts";
import { drawn } from "./drawn.tsx";

/** A search that finds five items in each of a hundred files. */
vi.mock("../../src/reading/search/search-run.ts", () => ({
  headOf: () => [],
  runSearch: async function* () {
    for (let file = 1; file <= 100; file++) {
      await null;
      yield { hits: Array.from({ length: 5 }, () => ({})), searched: file, missing: 0 };
    }
  },
}));

afterEach(() => vi.restoreAllMocks());

const manifest = manifestOf([makeDigest("2025-06-14-08", 1)]);
const everything = () => true;
const asked = { ...START, query: "a" };
const seen: { search: Search | null; draw: () => void } = { search: null, draw: () => {} };

function Page() {
  const [drawings, setDrawings] = useState(0);
  seen.search = useSearch(manifest, asked, everything);
  seen.draw = () => setDrawings(drawings + 1);
  return null;
}

test("asking for more brings a whole page of hits, also while React has other work", async () => {
  const client = new QueryClient();
  const { close } = await drawn(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  );
  await vi.waitFor(() => expect(seen.search?.state).toBe("waiting"));
  expect(seen.search?.hits.length).toBe(20);
  await act(async () => {
    // With another change waiting, React runs no updater before it draws.
    seen.draw();
    seen.search?.more();
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await vi.waitFor(() => expect(seen.search?.state).toBe("waiting"));
  expect(seen.search?.hits.length).toBe(40);
  await close();
});

test("a search that is begun anew finds what it finds once, and the one before ends", async () => {
  const { close } = await drawn(
    <QueryClientProvider client={new QueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  await act(async () => {
    seen.search?.again();
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await vi.waitFor(() => expect(seen.search?.state).toBe("waiting"));
  expect(seen.search?.hits.length).toBe(20);
  await close();
});
