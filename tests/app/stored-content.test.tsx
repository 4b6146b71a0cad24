// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { StoredContent } from "../../src/app/settings/StoredContent.tsx";
import { button, drawn, press } from "./drawn.tsx";

afterEach(() => vi.unstubAllGlobals());

const address = (file: string) => new URL(`./data/${file}`, document.baseURI).href;
const answer = () => new Response("", { headers: { "content-length": "100" } });

test("a list that is taken down while the stored digests are deleted is not said to be stored content", async () => {
  const files = new Map(["manifest.json", "shards/1.json"].map((file) => [address(file), answer()] as const));
  const cache = {
    keys: async () => [...files.keys()].map((url) => ({ url })),
    match: async ({ url }: { readonly url: string }) => files.get(url),
    delete: async (url: string) => {
      const deleted = files.delete(url);
      files.set(address("years/known.json"), answer());
      return deleted;
    },
  };
  vi.stubGlobal("caches", { has: async () => true, open: async () => cache });
  const { page, close } = await drawn(
    <QueryClientProvider client={new QueryClient()}>
      <h3 tabIndex={-1}>我的数据</h3>
      <StoredContent />
    </QueryClientProvider>,
  );
  await vi.waitFor(() => expect(page.textContent).toContain("存下了 1 段"));
  await press(button(page, "清除离线内容"));
  await vi.waitFor(() => expect(files.has(address("shards/1.json"))).toBe(false));
  await vi.waitFor(() => expect(page.textContent).toBe("我的数据"));
  await close();
});
