// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { FollowedLabel } from "../../src/app/item/FollowedLabel.tsx";
import { makeItem } from "../reading/made.ts";
import { drawn, storesAfter } from "./drawn.tsx";

const source = { url: "https://x.com/OpenAI", site: "x.com", author: "OpenAI", handle: "OpenAI" };
const own = makeItem("2025-06-14-08", 1, { source, names: ["OpenAI", "GPT-5"] });

/** What the label says to a reader who follows these. */
async function labelFor(...subjects: readonly (readonly [kind: "author" | "name", text: string])[]) {
  const follow = subjects.map(
    ([kind, text]) => ({ type: "follow", subject: { kind, text }, on: true }) as const,
  );
  const { page, close } = await drawn(<FollowedLabel items={[own, own]} />, storesAfter(...follow));
  const words = page.textContent;
  await close();
  return words;
}

test("an item by the one that it names says once whom of both the reader follows", async () => {
  expect(await labelFor(["author", "OpenAI"])).toContain("OpenAI");
  expect(await labelFor(["name", "OpenAI"])).toContain("OpenAI");
  const both = await labelFor(["author", "OpenAI"], ["name", "OpenAI"]);
  expect(both).toBe(await labelFor(["author", "OpenAI"]));
});

test("an item says the names that are followed, and is silent where nothing of it is", async () => {
  expect(await labelFor(["name", "GPT-5"])).toContain("GPT-5");
  expect(await labelFor(["name", "Qwen"])).toBe("");
});
