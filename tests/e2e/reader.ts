import { test as base, type Locator, type Page } from "@playwright/test";
import { compileDigests, compileFolder, earlier, makeDigest, makeDigests } from "./bundle.ts";
import { startServer, type TestServer } from "./server.ts";

/** A digest of fourteen items by three categories' words, with bold phrases and a CJK edge case. */
const DAY = { "2025-06-14-00.md": makeDigest("2025-06-14T00:00:56+08:00", fourteen()) };

function fourteen() {
  return Array.from({ length: 14 }, (_, at) => ({
    title: `第 ${at + 1} 条：${at % 2 ? "GPU 芯片出货" : "开源模型发布"}`,
    author: at < 2 ? "Gary Marcus" : `作者 ${at + 1}`,
    url: `https://x.com/someone/status/${1933500000000000000n + BigInt(at) * 2_000_000_000_000n}`,
    body: `她说**真。**她又说，第 ${at + 1} 件事花了 **${at + 1}50亿美元**，占 49%。${"后面还有一些说明的话。".repeat(at % 5)}`,
  }));
}

const bundles = new Map<string, string>();

/** The bundles that are made here and no folder of the corpora. */
const MADE: ReadonlyMap<string, () => string> = new Map([
  ["day", () => compileDigests(DAY)],
  ["week", () => compileDigests(makeDigests(42, 14))],
]);

/** Compiles a bundle once for each worker. */
function bundleOf(name: string): string {
  const known = bundles.get(name);
  if (known) return known;
  const made = MADE.get(name)?.() ?? compileFolder(name);
  bundles.set(name, made);
  return made;
}

export const test = base.extend<{ bundle: string; server: TestServer }>({
  /** `day`, `week`, or a folder of digests. */
  bundle: ["day", { option: true }],
  server: async ({ bundle }, use) => {
    const server = await startServer({ data: bundleOf(bundle) });
    await use(server);
    await server.close();
  },
});

export { expect } from "@playwright/test";

export const cards = (page: Page): Locator => page.getByRole("feed").getByRole("article");
export const chips = (page: Page): Locator => page.getByRole("group", { name: "分类" }).getByRole("button");
export const selectedCard = (page: Page): Locator => page.locator("article[aria-current=true]");

/** Opens the reader and waits until it answers keys. */
export async function openReader(page: Page, server: TestServer, query = ""): Promise<void> {
  await page.goto(`${server.url}${query}`);
  await cards(page).first().waitFor();
  await page.locator("[data-keys]").waitFor({ state: "attached" });
}

/** The reader is here at ten, with the digests of until then. */
export async function comeAtTen(page: Page, server: TestServer): Promise<void> {
  await page.clock.install({ time: new Date("2025-06-14T10:00:00+08:00") });
  server.release({ data: earlier() });
  await openReader(page, server);
}

/** On the phone: two items were read at an earlier visit, the first of them is bookmarked. */
export async function openWithFolded(page: Page, server: TestServer): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReader(page, server);
  await keys(page, "j", "s", "m", "j", "m");
  await page.goto("about:blank");
  await openReader(page, server);
}

/** Presses keys one after the other. */
export async function keys(page: Page, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}
