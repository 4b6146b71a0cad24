import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hostHeaders, policyFor, withPolicy } from "../../src/publish/site/content-security.ts";
import { freshFolder, madeArchive, put, removeFolder, wholeBundle } from "./folder.ts";

/** Names with the hash of what is in them or, for parts of the search index, of the shards that they index. */
const HASHED = /\.[\w-]{8}\.json$|^search\/[\w-]{10}(?:\.json|\/[\w-]+\.json)$/;

const folder = freshFolder();
let paths: readonly string[] = [];
beforeAll(() => {
  for (const [path, text] of madeArchive(60)) put(folder, path, text);
  paths = [...wholeBundle(folder).keys()];
});
afterAll(() => removeFolder(folder));

/** Folders of the site that hosts are told to cache for ever, in the order of their names. */
const forEver = (): readonly string[] =>
  [...hostHeaders("<html></html>").matchAll(/^\/(.+)\*\n {2}Cache-Control: .*\bimmutable$/gm)]
    .map(([, path = ""]) => path)
    .sort();

test("hosts are told to cache every folder of a bundle for ever, and each file in it has a hash in its name", () => {
  const below = paths.filter((path) => path.includes("/"));
  const folders = new Set(below.map((path) => `data/${path.slice(0, path.indexOf("/") + 1)}`));
  expect(forEver()).toEqual(["assets/", ...[...folders].sort()]);
  expect(below.filter((path) => !HASHED.test(path))).toEqual([]);
});

test("the README names the same folders as the headers", () => {
  const [, named = ""] =
    /let the host cache\s+(.*?)\s+for ever/s.exec(readFileSync("README.md", "utf8")) ?? [];
  expect([...named.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path).sort()).toEqual(forEver());
});

const PAGE = `<html><head><meta charset="utf-8" /><style>a{}</style><script>1</script></head></html>`;

test("a page may load its own files and run its own scripts, and nothing else, and sends nothing", () => {
  const policy = policyFor(PAGE).split("; ");
  const hashes = (directive: string) =>
    policy.find((one) => one.startsWith(directive))?.match(/'sha256-/g)?.length;
  expect(policy[0]).toBe("default-src 'none'");
  expect([hashes("script-src 'self'"), hashes("style-src 'self'")]).toEqual([1, 1]);
  expect(policy).toEqual(
    expect.arrayContaining([
      ...["connect-src 'self'", "base-uri 'none'", "form-action 'none'"],
      ...["require-trusted-types-for 'script'", "trusted-types tidings"],
    ]),
  );
  expect(policy.join()).not.toMatch(/unsafe|\*|https?:/);
});

test("a page that is secured again has one policy, that of what it holds then", () => {
  const once = withPolicy(PAGE);
  expect(withPolicy(once)).toBe(once);
  expect(once).toContain(policyFor(PAGE));
});

test("a host is told what a page cannot say of itself", () => {
  const headers = hostHeaders(withPolicy(PAGE));
  expect(headers).toContain(`${policyFor(PAGE)}; frame-ancestors 'none'`);
  for (const line of [
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
    "Referrer-Policy: no-referrer",
  ])
    expect(headers).toContain(line);
});
