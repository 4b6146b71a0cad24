import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { idsOf, openReader, test, toggleRead } from "./world.ts";

export const settings = (page: Page, url: string) => page.goto(`${url}?view=settings`);
/** Chooses a file of these bytes: from the disk, as 50 MB by wire take half a minute on a busy machine. */
export async function give(page: Page, name: string, bytes: Buffer | string): Promise<void> {
  const path = test.info().outputPath(name);
  writeFileSync(path, bytes);
  await page.getByLabel("选择文件").setInputFiles(path);
}

export async function download(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return readFileSync(await file.path(), "utf8");
}

/** The parts of a storage's text that have marks. */
export const readMarks = (text: string): readonly (readonly [string, string])[] =>
  (JSON.parse(text) as (readonly [string, string])[]).filter(([key]) => key.includes(":read:"));

/** Reads three items and keeps one; answers the ids. */
export async function readSome(page: Page, url: string): Promise<readonly string[]> {
  await openReader(page, url);
  const ids = (await idsOf(page)).slice(0, 3);
  for (const id of ids) await toggleRead(page, id);
  await page
    .locator(`article[data-item="${ids[0]}"]`)
    .getByRole("button", { name: "收藏", exact: true })
    .click();
  return ids;
}

export const keptText = (page: Page) =>
  page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
