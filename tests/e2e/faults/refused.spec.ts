import { exportFile } from "../../reading/export-file.ts";
import { give, keptText, readMarks, readSome, settings } from "./transfer-world.ts";
import { expect, test } from "./world.ts";

const REFUSED: readonly (readonly [what: string, bytes: () => Buffer | string, reason: RegExp])[] = [
  ["I1: an empty file", () => "", /不是 JSON/],
  ["I1: a text", () => "hello", /不是 JSON/],
  ["I1: other JSON", () => '{"a":1}', /不是 Tidings 导出/],
  ["I1: a file cut in the middle", () => exportFile({}).slice(0, 30), /不是 JSON/],
  ["I1: UTF-16", () => Buffer.from(`\ufeff${exportFile({})}`, "utf16le"), /不是 UTF-8/],
  ["I1: bytes", () => Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 37) % 256)), /不是 UTF-8/],
  ["I1: 50 MB", () => Buffer.alloc(50_000_000, 32), /太大/],
  ["I1: a newer version", () => exportFile({ version: 9 }), /更新的版本/],
  [
    "I3: a million ids",
    () =>
      exportFile({
        marks: [{ day: "2025-06-14", category: "a", count: 1, items: Array(1_000_000).fill("aaaaaa") }],
      }),
    /太大/,
  ],
  ["I3: a hundred thousand brackets", () => "[".repeat(100_000), /不是 JSON/],
];

for (const [what, bytes, reason] of REFUSED)
  test(`${what} is refused with a reason, and nothing changes`, async ({ page, server, watch }) => {
    await readSome(page, server.url);
    await settings(page, server.url);
    await expect(page.getByLabel("选择文件")).toBeAttached();
    const before = readMarks(await keptText(page));
    await give(page, "file.json", bytes());
    await expect(page.getByRole("alert")).toContainText(reason, { timeout: 4_000 });
    expect(readMarks(await keptText(page))).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
    await watch.clean();
  });

test("I2: names of an object's own machinery in a file are data", async ({ page, server, watch }) => {
  await readSome(page, server.url);
  const before = readMarks(await keptText(page));
  await settings(page, server.url);
  await give(
    page,
    "hostile.json",
    `{"__proto__":{"polluted":1},${exportFile({ entries: [["__proto__", "x", 1, "a"]] }).slice(1)}`,
  );
  await page.getByRole("button", { name: "合并" }).click();
  expect(await page.evaluate(() => "polluted" in {})).toBe(false);
  expect(readMarks(await keptText(page))).toEqual(before);
  await watch.clean();
});
