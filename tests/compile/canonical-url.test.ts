import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalUrl, siteOf } from "../../src/compile/text/canonical-url.ts";

describe("addresses of one page have one spelling", () => {
  test.each([
    [
      "x.com/status/1",
      [
        "https://x.com/a/status/1",
        "http://twitter.com/b/statuses/1/?s=20&t=x#y",
        "https://mobile.x.com/i/web/status/1/photo/1",
      ],
    ],
    [
      "a.example/b",
      [
        "https://a.example/b",
        "http://www.a.example/b/",
        "HTTPS://A.EXAMPLE/b#c",
        "https://a.example/b?utm_source=x&fbclid=y&spm=z",
      ],
    ],
    ["a.example/b?c=1&d=2", ["https://a.example/b?c=1&d=2", "https://a.example/b/?utm_medium=x&c=1&&d=2"]],
    [
      "a.example",
      ["https://a.example", "https://a.example/", "https://a.example/#top", "https://a.example:443/"],
    ],
    ["a.example:8080/b", ["http://a.example:8080/b"]],
    ["xn--r8jz45g.example/b", ["https://例え.example/b", "https://xn--r8jz45g.example/b"]],
  ])("%s", (spelling, addresses) => {
    expect(addresses.map(canonicalUrl)).toEqual(addresses.map(() => spelling));
  });
});

describe("addresses of different pages have different ones", () => {
  test.each([
    ["https://a.example/b", "https://a.example/B"],
    ["https://a.example/?s=1", "https://a.example/?s=2"],
    ["https://a.example/?t=1", "https://a.example/"],
    ["https://a.example/?c=1&d=2", "https://a.example/?d=2&c=1"],
    ["https://x.com/a/status/1", "https://x.com/a/status/2"],
    ["https://x.com/a/status/1", "https://evil.example/a/status/1"],
    ["https://x.com@a.example/a/status/1", "https://x.com/a/status/1"],
    ["https://a.example:8080/", "https://a.example/"],
  ])("%s and %s", (one, two) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(two));
  });
});

test("what is no address is its own spelling, and on no site", () => {
  for (const text of ["", "a", "https://", "https://[::1"]) {
    expect(canonicalUrl(text)).toBe(text);
    expect(siteOf(text)).toBeNull();
  }
});

test("a site is the host without www, with its port", () => {
  expect(["https://WWW.a.example/b", "http://a.example:81/", "https://x.com/a/status/1"].map(siteOf)).toEqual(
    ["a.example", "a.example:81", "x.com"],
  );
});

test("a post is read in the short way and the long way alike", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\w{1,32}$/), fc.stringMatching(/^\d{1,20}$/), (account, id) => {
      const address = `https://x.com/${account}/status/${id}`;
      expect(canonicalUrl(address)).toBe(canonicalUrl(`${address}?s=20`));
    }),
  );
});
