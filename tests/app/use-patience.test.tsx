// @vitest-environment happy-dom
import { act, useState } from "react";
import { expect, test } from "vitest";
import { usePatience } from "../../src/app/timeline/use-patience.ts";
import { START } from "../../src/reading/view/view.ts";
import { drawn } from "./drawn.tsx";

interface Asked {
  readonly view: typeof START;
  readonly shown: number;
}

interface Seen {
  patience: ReturnType<typeof usePatience> | null;
  ask: (asked: Asked) => void;
  /** How often older items were asked for. */
  steps: number;
}

const seen: Seen = { patience: null, ask: () => {}, steps: 0 };

const older = (): void => {
  seen.steps += 1;
};

/** A list of a filter, as it was drawn last. */
function List() {
  const [asked, setAsked] = useState<Asked>({ view: START, shown: 0 });
  seen.ask = setAsked;
  seen.patience = usePatience(asked.view, asked.shown, older);
  return null;
}

const ask = (asked: Asked): Promise<void> => act(async () => seen.ask(asked));

test("what arrives after a stop sets nothing going again, and going on does", async () => {
  const { close } = await drawn(<List />);
  await act(async () => seen.patience?.stop());
  await ask({ view: START, shown: 3 });
  expect(seen.patience?.older).toBeNull();
  await act(async () => seen.patience?.goOn());
  expect(seen.patience?.older).not.toBeNull();
  await close();
});

test("a filter begins with patience of its own, however the one before ended and whatever it showed", async () => {
  const { close } = await drawn(<List />);
  await act(async () => seen.patience?.stop());
  await ask({ view: { ...START, unread: true }, shown: 0 });
  expect(seen.patience?.tired).toBe(false);
  await close();
});

test("many steps that bring nothing end in a question, and one that brings something gives patience again", async () => {
  const { close } = await drawn(<List />);
  for (let step = 0; step < 50 && seen.patience?.older; step += 1) {
    seen.patience.older();
    await ask({ view: START, shown: 0 });
  }
  expect(seen.steps).toBe(12);
  expect(seen.patience?.tired).toBe(true);
  await ask({ view: START, shown: 1 });
  expect(seen.patience?.tired).toBe(false);
  await close();
});
