import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cacheOf } from "../../src/publish/arguments.ts";
import { userCacheFolder } from "../../src/publish/cache-folder.ts";

test("what is remembered lies in the user's cache folder, and not below a relative one, which means nothing", () => {
  const own = join(homedir(), ".cache", "tidings");
  expect(userCacheFolder({ XDG_CACHE_HOME: "/var/cache/me" })).toBe("/var/cache/me/tidings");
  for (const given of [undefined, "", "cache", "./cache"])
    expect(userCacheFolder(given === undefined ? {} : { XDG_CACHE_HOME: given })).toBe(own);
});

test("who wants nothing remembered has nothing remembered, whatever folder is named", () => {
  expect(cacheOf({ cache: "kept" })).toBe("kept");
  expect(cacheOf({ cache: "kept", "no-cache": true })).toBeNull();
  expect(cacheOf({ "no-cache": true })).toBeNull();
});
