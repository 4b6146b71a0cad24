import { expect, test } from "vitest";
import {
  cachePolicy,
  dataCache,
  isPageOf,
  outdatedCaches,
  pathBelow,
  releaseCaches,
  scriptsOfPage,
} from "../../src/reading/offline/cache-policy.ts";

const SCOPE = "https://example.org/reader/";

test.each([
  ["", "revalidate"],
  ["?view=archive&q=data/manifest.json", "revalidate"],
  ["#state=abc", "revalidate"],
  ["index.html", "revalidate"],
  ["data/manifest.json", "revalidate"],
  ["assets/index-Dfj669bT.js", "immutable"],
  ["assets/index-BZ_jUplt.css", "immutable"],
  ["data/shards/2025-06-14-00.mOwtWgvO.json", "immutable"],
  ["data/years/2024.a_-tWgvO.json", "immutable"],
  ["data/search/AbC12/shards.json", "network"],
  ["data/known.json", "network"],
  ["service-worker.js", "network"],
  ["service-worker-off.js", "network"],
  ["anything/else.html", "network"],
] as const)("%s is had as %s", (path, policy) => {
  expect(cachePolicy(`${SCOPE}${path}`, SCOPE)).toBe(policy);
});

test.each([
  "https://example.org/",
  "https://example.org/reader",
  "https://evil.example/reader/data/manifest.json",
])("%s is outside the scope and left to the network", (url) => {
  expect(pathBelow(url, SCOPE)).toBeNull();
  expect(cachePolicy(url, SCOPE)).toBe("network");
});

const page = (...files: readonly string[]) =>
  files.map((file) => `<script src="./assets/${file}">`).join("\n");
const FILES = ["assets/index-11111111.js", "assets/more-22222222.js", "assets/index-33333333.css", "look.js"];

test("a page is of a release where all its scripts and styles are", () => {
  expect(isPageOf(page("index-11111111.js", "index-33333333.css"), FILES)).toBe(true);
  expect(isPageOf(page("index-99999999.js", "index-33333333.css"), FILES)).toBe(false);
  expect(isPageOf(page("index-33333333.css"), FILES)).toBe(false);
  expect(isPageOf("<h1>Sign in to this network</h1>", FILES)).toBe(false);
});

test("a new release keeps the digests, its own caches, and the scripts of the release before", () => {
  const names = [
    ...Object.values(releaseCaches("/", "older")),
    dataCache("/"),
    ...Object.values(releaseCaches("/", "before")),
    ...Object.values(releaseCaches("/", "now")),
  ];
  expect(outdatedCaches(names, "/", "now")).toEqual([
    releaseCaches("/", "older").scripts,
    releaseCaches("/", "older").page,
    releaseCaches("/", "before").page,
  ]);
});

test("caches of another app, and of another deployment on the origin, are never ours to delete", () => {
  const names = ["workbox-precache", dataCache("/reader/"), releaseCaches("/reader/", "x").page];
  expect(outdatedCaches(names, "/", "now")).toEqual([]);
  expect(outdatedCaches(names, "/read", "now")).toEqual([]);
});

test("the scripts of a page are those it names for the app, and another site's page has none", () => {
  expect(scriptsOfPage('<div id="root" data-app="./assets/a-1.js ./assets/b-2.js">')).toEqual([
    "./assets/a-1.js",
    "./assets/b-2.js",
  ]);
  expect(scriptsOfPage('<div id="root" data-app="">')).toEqual([]);
  expect(scriptsOfPage(page("index-11111111.js"))).toEqual([]);
});
