import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { makeDigests } from "./bundle.ts";

const digests = mkdtempSync(join(tmpdir(), "tidings-dev-"));
let server: ChildProcessWithoutNullStreams;
let address = "";

test.beforeAll(async () => {
  for (const [path, text] of Object.entries(makeDigests(12, 8, "2025-06-14T08:00:00Z")))
    writeFileSync(join(digests, path), text);
  const args = ["node_modules/vite/bin/vite.js", "--host", "127.0.0.1", "--port", "5460"];
  server = spawn(process.execPath, args, {
    env: { ...process.env, TIDINGS_DIGESTS: digests, NO_COLOR: "1" },
  });
  let printed = "";
  while (address === "") {
    printed += await new Promise<string>((heard) =>
      server.stdout.once("data", (chunk: Buffer) => heard(chunk.toString())),
    );
    address = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed)?.[0] ?? "";
  }
});
test.afterAll(() => {
  server?.kill();
});

test("saving a digest changes the page of the development server in place, and the reader keeps theirs", async ({
  page,
}) => {
  await page.goto(address);
  const card = page.getByRole("feed").getByRole("article").nth(5);
  await card.scrollIntoViewIfNeeded();
  const item = await card.getAttribute("data-item");
  const held = page.locator(`[data-item="${item}"]`);
  await held.evaluate((element) => element.scrollIntoView({ block: "start" }));
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const before = await held.boundingBox();
  const [path = ""] = Object.keys(makeDigests(12, 8, "2025-06-14T08:00:00Z"))
    .sort()
    .reverse();
  const text = readFileSync(join(digests, path), "utf8");
  const body = (await held.locator(".body").textContent()) ?? "";
  expect(text).toContain(body.slice(0, 4));
  writeFileSync(join(digests, path), text.replaceAll(body.slice(0, 4), "改过的正文"));
  await expect(held.locator(".body")).toContainText("改过的正文");
  expect(await page.evaluate(() => (window as { sameDocument?: boolean }).sameDocument)).toBe(true);
  const after = await held.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(4);
});
