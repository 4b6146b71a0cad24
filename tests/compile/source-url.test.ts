import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { httpAddress, isLinkable, postOf, snowflakeTime } from "../../src/compile/text/source-url.ts";

describe("an address that a link may lead to", () => {
  test.each([
    ...[
      "https://a.example/",
      "HTTP://A.EXAMPLE",
      "http://[2001:db8::1]:8080/x",
      "https://user:pw@a.example:444/",
    ],
    ...[
      "https://例え.テスト/パス?値#断片",
      "https://xn--fsq.example/",
      "https://a.example/a b",
      "https://a.example./",
    ],
  ])("%s is kept as written", (address) => {
    expect(httpAddress(address)).toBe(address);
    expect(isLinkable(address)).toBe(true);
  });

  test.each([
    ...[
      "javascript:alert(1)",
      "JavaScript:alert(1)",
      " javascript:x",
      "\u200bhttps://a.example/",
      "data:text/html,x",
    ],
    ...[
      "vbscript:x",
      "file:///etc/hosts",
      "blob:https://a.example/x",
      "view-source:https://a.example/",
      "ftp://a.example/",
    ],
    ...[
      "//a.example/",
      "\\\\a.example",
      "/a",
      "../a",
      "#a",
      "?a",
      "a.example",
      "www.a.example",
      "",
      "https://",
      "http:a.example",
    ],
    ...[
      "https:/a.example",
      "https://[::1",
      "https://a.example:99999/",
      "https://exa mple.org",
      "https://%00/",
      "tel:1",
    ],
  ])("%j is none", (address) => {
    expect(httpAddress(address)).toBeNull();
    expect(isLinkable(address)).toBe(false);
  });

  test("of a mailbox is one in a text, and no source", () => {
    expect(httpAddress("mailto:a@b.example")).toBeNull();
    expect(isLinkable("mailto:a@b.example")).toBe(true);
    expect(isLinkable("mailto:")).toBe(false);
    expect(isLinkable("mailto:a b")).toBe(false);
  });

  test("begins with its scheme, whatever stands before or in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const address = httpAddress(text);
        expect(address === null || (address === text && /^https?:\/\//i.test(text))).toBe(true);
      }),
    );
  });
});

describe("the post that an address leads to", () => {
  test.each([
    ["https://x.com/a_b/status/1933540748357431448", "a_b", snowflakeTime("1933540748357431448")],
    [
      "http://www.twitter.com/a_b/statuses/1933540748357431448/photo/1?s=20#x",
      "a_b",
      snowflakeTime("1933540748357431448"),
    ],
    ["https://mobile.x.com/a_b", "a_b", null],
    ["https://x.com/i/status/1933540748357431448", null, snowflakeTime("1933540748357431448")],
    ["https://x.com/search?q=a", null, null],
    ["https://x.com/a_b/status/20", "a_b", null],
    ["https://x.com/a_b/status/99999999999999999999", "a_b", null],
    ["https://notx.com/a_b/status/1933540748357431448", null, null],
    ["https://x.com@evil.example/a/status/1933540748357431448", null, null],
    ["https://х.com/a/status/1933540748357431448", null, null],
    ["no address", null, null],
    [null, null, null],
  ])("%s", (address, handle, publishedAt) => {
    expect(postOf(address)).toEqual({ handle, publishedAt });
  });

  test("was made when its id says", () => {
    // A post whose time is known: https://en.wikipedia.org/wiki/Snowflake_ID
    expect(snowflakeTime("1541815603606036480")).toBe(Date.UTC(2022, 5, 28, 16, 7, 40, 105));
    expect(new Date(snowflakeTime("4194304") ?? 0).getUTCFullYear()).toBe(2010);
    for (const id of ["", "a", "-1", "1.5", "4194303", "9223372036854775808"])
      expect(snowflakeTime(id)).toBeNull();
  });

  test("is read in the short way and the long way alike", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\w{1,32}$/), fc.stringMatching(/^\d{1,20}$/), (account, id) => {
        expect(postOf(`https://x.com/${account}/status/${id}`)).toEqual(
          postOf(`https://x.com/${account}/status/${id}?s=20`),
        );
      }),
    );
  });
});
