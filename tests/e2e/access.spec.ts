import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { compileFolder } from "./bundle.ts";
import { startServer } from "./server.ts";

const VIEWS = [
  "",
  "?view=bookmarks",
  "?view=catch-up",
  "?view=archive",
  "?view=sources",
  "?view=settings",
  "?view=search",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const view of VIEWS) {
    test(`axe finds nothing on ${view || "the timeline"}, ${colorScheme}`, async ({ browser }) => {
      const server = await startServer({ data: compileFolder("digests") });
      const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 1000 } });
      const page = await context.newPage();
      await page.goto(server.url);
      await page.getByRole("article").first().hover();
      await page.getByRole("article").first().getByRole("button", { name: "收藏" }).click();
      await page.goto(`${server.url}${view}`);
      await expect(page.getByRole("main")).toBeVisible();
      await page.waitForTimeout(300);
      const found = await new AxeBuilder({ page }).analyze();
      expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      await context.close();
      await server.close();
    });
  }
}
