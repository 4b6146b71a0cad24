import { cards, chips, expect, keys, openReader, test } from "./reader.ts";

test("B21 Esc closes why an item is in its category, and leaves the filter alone", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  await chips(page).and(page.locator(":enabled")).first().click();
  const chosen = new URL(page.url()).searchParams.getAll("category");
  expect(chosen).toHaveLength(1);
  await cards(page).first().locator("button.category").click();
  const why = page.getByRole("note");
  await expect(why).toBeVisible();
  await keys(page, "Escape");
  await expect(why).toBeHidden();
  expect(new URL(page.url()).searchParams.getAll("category")).toEqual(chosen);
  await keys(page, "Escape");
  await expect.poll(() => new URL(page.url()).search).toBe("");
});

test("on a page without filters their keys change nothing", async ({ page, server }) => {
  await openReader(page, server);
  await keys(page, "g", "s");
  await expect(page.getByRole("heading", { level: 2, name: "设置" })).toBeVisible();
  const before = page.url();
  await keys(page, "1", "u");
  expect(page.url()).toBe(before);
});
