import AxeBuilder from "@axe-core/playwright";
import { cards, expect, openReader, test } from "./reader.ts";

test.use({ bundle: "day" });

test("pressing a category says how sure it is and which words decided; Escape closes it", async ({
  page,
  server,
}) => {
  await openReader(page, server);
  const card = cards(page).filter({ hasText: "芯片出货" }).first();
  const why = page.getByRole("note").filter({ visible: true });
  const label = card.getByRole("button", { name: "行业" });
  await label.focus();
  await page.keyboard.press("Enter");
  await expect(why).toContainText(/把握 \d+%/);
  const text = await card.locator(".card-main").innerText();
  const words = await why.getByRole("listitem").allInnerTexts();
  expect(words.length).toBeGreaterThan(0);
  for (const word of words) expect(text).toContain(word);
  const { violations } = await new AxeBuilder({ page }).include(".why:popover-open").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(why).toHaveCount(0);
  await expect(label).toBeFocused();
});

test("it opens by a press on the phone and stays inside the window", async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReader(page, server);
  await cards(page).first().getByRole("button", { name: "行业" }).click();
  const box = await page.getByRole("note").filter({ visible: true }).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
});
