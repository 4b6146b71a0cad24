import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { compileFolder } from "./bundle.ts";
import { startServer } from "./server.ts";
import { sharedFolder } from "./shared.ts";

test("no card of a month of real digests shows a raw ** or back-tick", async ({ page }) => {
  test.setTimeout(180_000);
  const data = compileFolder(sharedFolder("corpus/real-4h"));
  const lines = execFileSync("node", ["build/tidings.js", "items", "--bundle", data], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const items = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly day: string });
  const days = [...new Set(items.map((item) => item.day))];
  // So tall that every card of a day stands in the page at once.
  await page.setViewportSize({ width: 900, height: 30_000 });
  const server = await startServer({ data });
  const seen = new Set<string>();
  for (const day of days) {
    await page.goto(`${server.url}?from=${day}&to=${day}`);
    await expect(page.getByRole("article").first()).toBeVisible();
    const total = items.filter((item) => item.day === day).length;
    const folds = page.getByRole("button", { name: /^(另有|还有) \d+ 条/, expanded: false });
    await expect(async () => {
      await folds.evaluateAll((all) => {
        for (const one of all) (one as HTMLButtonElement).click();
      });
      await expect(page.getByRole("article")).toHaveCount(total, { timeout: 1000 });
    }).toPass();
    const shown = await page
      .getByRole("article")
      .evaluateAll((all) =>
        all.map(
          (one) =>
            [
              (one as HTMLElement).dataset.item ?? (one as HTMLElement).dataset.report ?? "",
              one.textContent ?? "",
            ] as const,
        ),
      );
    for (const [id, text] of shown) {
      expect(text, id).not.toMatch(/\*\*|`/);
      seen.add(id);
    }
  }
  expect(seen.size).toBe(1081);
  await server.close();
});
