import { exportFile } from "../../reading/export-file.ts";
import { compileDigests, makeDigests } from "../bundle.ts";
import { give, settings } from "./transfer-world.ts";
import { expect, openReader, test } from "./world.ts";

test("I4: a file of another device does not make new again what was shown here", async ({ page, serve }) => {
  const files = makeDigests(14, 6, "2025-06-14T16:00:00Z");
  const upTo = (last: string) => compileDigests(makeDigests(9, 6, last));
  const server = await serve({ data: upTo("2025-06-14T08:00:00Z") });
  const at = (hour: number) => page.clock.setFixedTime(new Date(`2025-06-14T${hour}:00:00+08:00`));
  await page.clock.install({ time: new Date("2025-06-14T09:00:00+08:00") });
  await openReader(page, server.url);
  await at(13);
  server.release({ data: upTo("2025-06-14T12:00:00Z") });
  await openReader(page, server.url);
  await expect(page.locator(".arrival")).toContainText("新到 6 条，分 1 期");
  const long = Date.parse("2025-06-12T09:00:00+08:00");
  const visit = `${long - 9e7} ${long - 8e7} ${long - 1e7} ${long}`;
  for (const way of ["合并", "替换"]) {
    await settings(page, server.url);
    await give(page, "other.json", exportFile({ entries: [["set:visit", visit, 90_000, "other"]] }));
    await page.getByRole("button", { name: way }).click();
    await openReader(page, server.url);
    await expect(page.locator(".arrival")).toContainText("新到 6 条，分 1 期");
  }
  await at(17);
  server.release({ data: compileDigests(files) });
  await openReader(page, server.url);
  await expect(page.locator(".arrival")).toContainText("新到 6 条，分 1 期");
});
