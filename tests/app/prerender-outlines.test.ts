import { beforeAll, expect, test } from "vitest";
import { prerenderOutlines } from "../../src/app/prerender-outlines.tsx";
import { zhLater } from "../../src/reading/messages/zh-later.ts";
import { zhSettings } from "../../src/reading/messages/zh-settings.ts";

let outlines: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  outlines = await prerenderOutlines();
});

test.each([
  ["catch-up", zhLater["catch-up.first-hint"]],
  ["bookmarks", zhLater["state.no-bookmarks-hint"]],
  ["archive", zhLater["archive.legend"]],
  ["sources", zhLater["sources.about"]],
  ["names", zhLater["names.about"]],
  ["settings", zhSettings["setting.foldRead"]],
])("%s says in its outline what it is for", (view, words) => {
  expect(outlines[view]).toContain(words);
});

test("no outline was given up: React leaves a template where a part could not be drawn", () => {
  for (const markup of Object.values(outlines)) expect(markup).not.toMatch(/<template|<script|<!--/);
});

test("an outline shows no number: nothing of the bundle is known", () => {
  for (const view of ["sources", "names", "archive"]) {
    const shown = (outlines[view] ?? "")
      .replace(/<(\w+) style="visibility:hidden">.*?<\/\1>/g, "")
      // The steps of the calendar are the same for every bundle.
      .replace(/<p class="legend">.*?<\/p>/, "")
      .replace(/<[^>]*>/g, "");
    expect(shown).not.toMatch(/\d/);
  }
});
