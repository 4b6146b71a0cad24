import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { watchFolder } from "../../src/publish/disk/watch-folder.ts";
import { buildCommand } from "./cli.ts";
import { madeArchive, put } from "./folder.ts";
import { folderOfTest } from "./test-folder.ts";

const folder = folderOfTest();

test("a run that fails, the first too, is told, and the next change runs again", async () => {
  const faults: unknown[] = [];
  let runs = 0;
  let wake: () => void = () => {};
  const run = async () => {
    runs += 1;
    wake();
    if (runs < 3) throw new Error(`run ${runs}`);
  };
  const watched = watchFolder(folder(), run, (error) => faults.push(error));
  try {
    await watched.first;
    expect(faults).toEqual([new Error("run 1")]);
    for (const next of [2, 3]) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      put(folder(), `${next}.md`, "");
      await woken;
    }
  } finally {
    watched.close();
  }
  expect(faults).toEqual([new Error("run 1"), new Error("run 2")]);
});

describe("a run", () => {
  // Only the watcher's own timer is held: whether one is left says whether another run is to come.
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

  test("is done once where nothing changes, however many folders there are", async () => {
    for (const path of ["2024/a.md", "2025/06/b.md", "2025/07/c.md"]) put(folder(), path, "");
    let runs = 0;
    const count = async () => {
      runs += 1;
    };
    const watched = watchFolder(folder(), count, () => {});
    try {
      await watched.first;
      expect([runs, vi.getTimerCount()]).toEqual([1, 0]);
    } finally {
      watched.close();
    }
  });

  test("that goes on when a change is due is followed by another, and never overtaken", async () => {
    const ends: (() => void)[] = [];
    const run = () => new Promise<void>((resolve) => ends.push(resolve));
    const watched = watchFolder(folder(), run, () => {});
    try {
      put(folder(), "late.md", "");
      while (vi.getTimerCount() === 0) await nextTurn();
      vi.runOnlyPendingTimers();
      expect(ends.length).toBe(1);
      ends[0]?.();
      await watched.first;
      vi.runOnlyPendingTimers();
      expect(ends.length).toBe(2);
    } finally {
      watched.close();
      for (const end of ends) end();
    }
  });

  test("follows a change in a folder that was removed and made again", async () => {
    let runs = 0;
    const count = async () => {
      runs += 1;
    };
    const nextRun = async () => {
      const before = runs;
      while (runs === before) {
        vi.runOnlyPendingTimers();
        await nextTurn();
      }
    };
    put(folder(), "2025/a.md", "");
    const watched = watchFolder(folder(), count, () => {});
    try {
      await watched.first;
      rmSync(join(folder(), "2025"), { recursive: true });
      await nextRun();
      put(folder(), "2025/a.md", "");
      await nextRun();
      // Whatever came together with the folder has been told of by now.
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
      vi.runOnlyPendingTimers();
      await nextTurn();
      writeFileSync(join(folder(), "2025/a.md"), "changed");
      await nextRun();
    } finally {
      watched.close();
    }
    expect(runs).toBeGreaterThan(3);
  });

  test("is done once more where something changes meanwhile, also in a folder that was not there", async () => {
    let runs = 0;
    const change = async () => {
      runs += 1;
      if (runs === 1) put(folder(), "2025/06/late.md", "");
      else if (runs === 2) put(folder(), "2025/06/later.md", "");
      while (runs < 3 && vi.getTimerCount() === 0) await nextTurn();
    };
    const watched = watchFolder(folder(), change, () => {});
    try {
      await watched.first;
      while (runs < 3) {
        vi.runOnlyPendingTimers();
        await nextTurn();
      }
    } finally {
      watched.close();
    }
    expect(runs).toBe(3);
  });
});

/** Lets every compilation fail by a fault of its own as long as a file is there. */
const faulty = (flag: string) => `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const { mkdirSync, existsSync } = fs;
fs.mkdirSync = (...args) => {
  if (existsSync(${JSON.stringify(flag)})) throw new Error("broken");
  return mkdirSync(...args);
};
syncBuiltinESMExports();
`;

test("the watching command says a fault of its own in a sentence and goes on", async () => {
  const script = await buildCommand(join(folder(), "build"));
  const digests = join(folder(), "in");
  for (const [path, text] of madeArchive(1)) put(digests, path, text);
  put(folder(), "flag", "");
  put(folder(), "faulty.mjs", faulty(join(folder(), "flag")));
  const watcher = spawn(process.execPath, [
    ...["--import", join(folder(), "faulty.mjs"), script, "compile", "--watch", "--no-cache"],
    ...["--digests", digests, "--out", join(folder(), "out")],
  ]);
  let printed = "";
  let wake: () => void = () => {};
  const hear = (said: Buffer | number | null) => {
    printed += said;
    wake();
  };
  watcher.stdout.on("data", hear);
  watcher.stderr.on("data", hear);
  watcher.on("exit", hear);
  const hears = async (text: string) => {
    while (!printed.includes(text) && watcher.exitCode === null)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    expect(printed).toContain(text);
    printed = "";
  };
  const sentence = "tidings failed by a fault of its own (broken); please report it.\n";
  try {
    await hears(sentence);
    put(digests, "one.md", "");
    await hears(sentence);
    rmSync(join(folder(), "flag"));
    put(digests, "two.md", "");
    await hears("8 digests");
  } finally {
    watcher.kill();
  }
});
