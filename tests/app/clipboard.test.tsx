// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { Commands } from "../../src/app/commands/Commands.tsx";
import { copyText } from "../../src/app/env/clipboard.ts";
import { perform } from "../../src/app/perform.ts";
import { ExportState } from "../../src/app/settings/ExportState.tsx";
import { button, drawn } from "./drawn.tsx";

/** Stands in for what the browser has. */
function withClipboard(clipboard: unknown): void {
  vi.stubGlobal("navigator", { ...navigator, userAgent: "", clipboard });
}

class FakeItem {
  readonly parts: Readonly<Record<string, Promise<Blob>>>;
  constructor(parts: Readonly<Record<string, Promise<Blob>>>) {
    this.parts = parts;
  }
}

const refused = () => Promise.reject(new DOMException("not now", "NotAllowedError"));

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a text is written at once, and one still in the making is handed over as a promise", async () => {
  const written: unknown[] = [];
  withClipboard({
    writeText: async (text: string) => written.push(text),
    write: async ([item]: readonly FakeItem[]) => written.push(item?.parts["text/plain"]),
  });
  vi.stubGlobal("ClipboardItem", FakeItem);
  const one = copyText("one");
  expect(written).toEqual(["one"]);
  let made: (text: string) => void = () => {};
  const other = copyText(
    new Promise((resolve) => {
      made = resolve;
    }),
  );
  expect(written).toHaveLength(2);
  made("two");
  expect(await ((await written[1]) as Blob).text()).toBe("two");
  expect([await one, await other]).toEqual([true, true]);
});

test("a browser that takes no promises gets the text once it is made", async () => {
  const writeText = vi.fn(async () => {});
  withClipboard({ writeText });
  vi.stubGlobal("ClipboardItem", undefined);
  expect(await copyText(Promise.resolve("later"))).toBe(true);
  expect(writeText).toHaveBeenCalledWith("later");
});

test.each([
  ["there is no clipboard", undefined],
  ["the browser refuses", { writeText: refused, write: refused }],
])("where %s the reader is told that nothing was copied", async (_, clipboard) => {
  withClipboard(clipboard);
  const { stores, close } = await drawn(<Commands />);
  await act(async () => perform({ type: "copy", text: "one" }, stores));
  await vi.waitFor(() => expect(stores.session.getState().notice?.said.key).toBe("said.not-copied"));
  expect(await copyText(Promise.resolve("two"))).toBe(false);
  await close();
});

test("everything as text goes to the clipboard within the press", async () => {
  const write = vi.fn(async () => {});
  withClipboard({ write });
  vi.stubGlobal("ClipboardItem", FakeItem);
  const { page, stores, close } = await drawn(
    <>
      <Commands />
      <ExportState />
    </>,
  );
  await act(async () => {
    button(page, "复制为文本").click();
    expect(write).toHaveBeenCalledOnce();
  });
  await vi.waitFor(() => expect(stores.session.getState().notice?.said.key).toBe("said.copied"));
  await close();
});
