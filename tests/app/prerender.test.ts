import { afterEach, expect, test, vi } from "vitest";
import { prerenderFirstScreen } from "../../src/app/prerender.tsx";
import { emitBundle } from "../../src/compile/emit.ts";
import { makeDigest } from "../reading/made.ts";

afterEach(() => vi.useRealTimers());

/** The newest cards of the digests given. */
async function markupOf(...digests: Parameters<typeof emitBundle>[0]): Promise<string> {
  const files = new Map(emitBundle(digests, false).map((file) => [file.path, file.text]));
  const screen = await prerenderFirstScreen((file) => JSON.parse(files.get(file) ?? "null"));
  return screen?.markup ?? "";
}

test("times are whole minutes that never come before the true ones", async () => {
  const times = ["2025-06-14T10:22:00.001Z", "2025-06-14T09:59:00.000Z"];
  const digest = makeDigest("2025-06-14-20", 2, (n) => ({ publishedAt: Date.parse(times[n - 1] ?? "") }));
  const shown = (await markupOf(digest)).match(/(?<=datetime=")[^"]*/g);
  expect(shown).toEqual(["2025-06-14T10:23Z", "2025-06-14T09:59Z"]);
});

test("a digest names those of its items that have no card of their own, and no others", async () => {
  const digest = makeDigest("2025-06-14-20", 3);
  const row = /<div class="row row-digest[^>]*>/;
  expect((await markupOf(digest)).match(row)?.[0]).not.toContain("data-holds");
  const [first] = digest.items;
  const items = digest.items.map((item) => ({ ...item, story: first?.id ?? item.id }));
  const markup = await markupOf({ ...digest, items });
  const [card] = markup.match(/(?<=data-item=")[^"]*/) ?? [];
  const others = items.map(({ id }) => id).filter((id) => id !== card);
  expect(markup.match(row)?.[0]).toContain(` data-holds="${others.join(" ")}"`);
});

test("every link out of the page tells its site nothing of it", async () => {
  const links =
    (await markupOf(makeDigest("2025-06-14-20", 3))).match(/<a [^>]*target="_blank"[^>]*>/g) ?? [];
  expect(links.length).toBeGreaterThanOrEqual(3);
  for (const link of links) expect(link).toContain('rel="noopener noreferrer"');
});

test("nothing waits once the first screen is drawn: a build ends with it", async () => {
  const files = new Map(
    emitBundle([makeDigest("2025-06-14-20", 3)], false).map((file) => [file.path, file.text]),
  );
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  const screen = await prerenderFirstScreen((file) => JSON.parse(files.get(file) ?? "null"));
  expect(screen?.markup.match(/<article/g)).toHaveLength(3);
  expect(vi.getTimerCount()).toBe(0);
});
