import { afterEach, expect, test, vi } from "vitest";
import { prerenderFirstScreen } from "../../src/app/prerender.tsx";
import { emitBundle } from "../../src/compile/emit.ts";
import { makeDigest } from "../reading/made.ts";

afterEach(() => vi.useRealTimers());

test("nothing waits once the first screen is drawn: a build ends with it", async () => {
  const files = new Map(
    emitBundle([makeDigest("2025-06-14-20", 3)], false).map((file) => [file.path, file.text]),
  );
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  const screen = await prerenderFirstScreen((file) => JSON.parse(files.get(file) ?? "null"));
  expect(screen?.markup.match(/<article/g)).toHaveLength(3);
  expect(vi.getTimerCount()).toBe(0);
});
