import { expect, test } from "vitest";
import type { ItemId, NameRef } from "../../src/bundle/schema.ts";
import { firstSeen, nameCounts, nameRows } from "../../src/reading/view/names.ts";
import { START, type View } from "../../src/reading/view/view.ts";
import { makeItem } from "./made.ts";

const ref = (name: string, items: number, first: string, latest = "2025-06-14"): NameRef => ({
  name,
  items,
  first: `${first}.000001` as ItemId,
  latest: `${latest}.000002` as ItemId,
});

const FILE = [
  ref("OpenAI", 90, "2025-05-01"),
  ref("NVIDIA", 40, "2025-05-03"),
  ref("Mattel", 5, "2025-05-20"),
  ref("Veo", 2, "2025-06-12"),
  ref("Seedance", 1, "2025-06-12"),
];

test("N10 a name is new on the item that says it first, but not in the archive's first days", () => {
  expect([...firstSeen(FILE)]).toEqual([
    ["2025-05-20.000001", ["Mattel"]],
    ["2025-06-12.000001", ["Veo", "Seedance"]],
  ]);
  expect([...firstSeen([])]).toEqual([]);
});

test("names go by their items, followed ones first, muted ones not at all", () => {
  const rows = nameRows(FILE, new Set(["Veo"]), new Set(["OpenAI"]), "");
  expect(rows.map(({ name, isNew, isFollowed }) => [name, isNew, isFollowed])).toEqual([
    ["Veo", true, true],
    ["NVIDIA", false, false],
    ["Mattel", false, false],
    ["Seedance", true, false],
  ]);
  expect(nameRows(FILE, new Set(), new Set(), " nvi ").map(({ name }) => name)).toEqual(["NVIDIA"]);
  expect(nameRows([], new Set(), new Set(), "")).toEqual([]);
});

const items = [["OpenAI", "NVIDIA"], ["NVIDIA"], ["Veo"], []].map((names, at) =>
  makeItem("2025-06-14-00", at + 1, { names }),
);

test("B25 a name's count applies all other filters but the names' own", () => {
  const view: View = { ...START, unread: true, names: { only: ["Mattel"], not: [] } };
  expect(nameCounts(items, view, (item) => item.ordinal !== 2, FILE)).toEqual([
    { name: "Mattel", items: 0 },
    { name: "NVIDIA", items: 1 },
    { name: "OpenAI", items: 1 },
    { name: "Veo", items: 1 },
  ]);
});

test("where nothing else filters the file of names counts, once it is here", () => {
  const view: View = { ...START, names: { only: [], not: ["Veo"] } };
  expect(nameCounts(items, view, () => true, FILE).slice(0, 2)).toEqual([
    { name: "Veo", items: 2 },
    { name: "OpenAI", items: 90 },
  ]);
  expect(nameCounts(items, view, () => true, null)[1]).toEqual({ name: "NVIDIA", items: 2 });
});
