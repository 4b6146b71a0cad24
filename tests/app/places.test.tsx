// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { SearchPage } from "../../src/app/pages/SearchPage.tsx";
import { ArchiveView } from "../../src/app/views/ArchiveView.tsx";
import { NamesView } from "../../src/app/views/NamesView.tsx";
import { SettingsView } from "../../src/app/views/SettingsView.tsx";
import type { Manifest } from "../../src/bundle/schema.ts";
import { START } from "../../src/reading/view/view.ts";
import { makeDigest } from "../reading/made.ts";
import { button, drawn, press } from "./drawn.tsx";
import { drawnPage } from "./pages.tsx";

const years = [makeDigest("2025-06-14-08", 2), makeDigest("2024-06-14-08", 2)];

/** Long enough for what changed to be kept. */
const quiet = () => act(() => new Promise((resolve) => setTimeout(resolve, 300)));

let scrolled: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  window.history.replaceState(null, "");
  Object.defineProperty(window, "scrollY", { value: 0, configurable: true, writable: true });
  scrolled = vi.spyOn(window, "scrollTo").mockImplementation(() => {});
  scrolled.mockClear();
});

/** The reader scrolls so far down. */
const scrollTo = (top: number) =>
  act(async () => {
    Object.assign(window, { scrollY: top });
    window.dispatchEvent(new Event("scrollend"));
  });

test("a page without a list opens at its top, and Back finds it where it was left", async () => {
  const first = await drawn(<SettingsView />);
  expect(scrolled).toHaveBeenLastCalledWith({ top: 0, behavior: "instant" });
  await scrollTo(900);
  await first.close();
  const back = await drawn(<SettingsView />);
  expect(scrolled).toHaveBeenLastCalledWith({ top: 900, behavior: "instant" });
  await back.close();
  // Another entry of the history.
  window.history.replaceState(null, "");
  const again = await drawn(<SettingsView />);
  expect(scrolled).toHaveBeenLastCalledWith({ top: 0, behavior: "instant" });
  await again.close();
});

test("Back from a day finds the archive's year", async () => {
  const archive = (manifest: Manifest) => <ArchiveView manifest={manifest} />;
  const first = await drawnPage(years, archive);
  await press(button(first.page, "前一年"));
  await quiet();
  await first.close();
  const back = await drawnPage(years, archive);
  expect(back.page.querySelector("h2")?.textContent).toContain("2024");
  await back.close();
});

test("Back finds what was looked for among names", async () => {
  const names = (manifest: Manifest) => <NamesView manifest={manifest} />;
  const first = await drawnPage(years, names);
  const field = first.page.querySelector("input") as HTMLInputElement;
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, "nvi");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await quiet();
  await first.close();
  const back = await drawnPage(years, names);
  expect(back.page.querySelector("input")?.value).toBe("nvi");
  await back.close();
});

test("a search begins with its first hits, and Back finds as many as were there", async () => {
  const days = [12, 11, 10].map((day) =>
    makeDigest(`2025-06-${day}-08`, 20, () => ({ title: "共同的标题" })),
  );
  const search = (manifest: Manifest) => (
    <SearchPage manifest={manifest} view={{ ...START, query: "共同" }} />
  );
  const found = async () => {
    const { page, close } = await drawnPage(days, search);
    await quiet();
    const said = page.querySelector("h2")?.textContent;
    await close();
    return said;
  };
  expect(await found()).toContain("20");
  window.history.replaceState({ hits: 40 }, "");
  expect(await found()).toContain("40");
});
