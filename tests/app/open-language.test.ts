import { expect, test } from "vitest";
import { openLanguage } from "../../src/app/state/use-language.ts";
import { applyReading } from "../../src/reading/state/reading-state.ts";
import { storesAfter } from "./drawn.tsx";

const speak = (value: "en" | "zh") => ({ type: "set", name: "locale", value }) as const;

test("the page speaks the language that was chosen once its sentences are here", async () => {
  const stores = storesAfter(speak("en"));
  const opened = openLanguage(stores);
  expect(stores.session.getState().language).toBe("zh");
  await opened;
  expect(stores.session.getState().language).toBe("en");
});

test("a language that is no longer wanted when its sentences come is not spoken", async () => {
  const stores = storesAfter(speak("en"));
  const opened = openLanguage(stores);
  stores.reading.setState(applyReading(stores.reading.getState(), speak("zh")), true);
  await opened;
  expect(stores.session.getState().language).toBe("zh");
});
