import { expect, test } from "vitest";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { compileBody, itemsOf } from "./body-items.ts";
import { DATE } from "./compile-text.ts";

/** Compiles a digest of 100 characters whose last ones are as many given bytes as told. */
const outcomeOf = (byte: number, count: number) => {
  const text = `---\n${DATE}\n---\n1. [a-b](https://a.example/)\n`;
  const rest = new Uint8Array(100 - text.length).fill(0x61);
  const bytes = Uint8Array.from([...new TextEncoder().encode(text), ...rest.fill(byte, rest.length - count)]);
  return compileDigest({ path: "a.md", bytes }).outcome;
};

test.each([
  ["control characters", 0x01],
  ["bytes that are not UTF-8", 0xff],
])("one character in ten may be one of the %s, and no more", (_, byte) => {
  expect([10, 11].map((count) => outcomeOf(byte, count))).toEqual(["warn", "reject"]);
});

test.each([
  ["overlong", [0xc0, 0x80]],
  ["overlong in three bytes", [0xe0, 0x80, 0xaf]],
  ["half of a surrogate pair", [0xed, 0xa0, 0xbd]],
  ["beyond the last character", [0xf4, 0x90, 0x80, 0x80]],
  ["the beginning of a character", [0xe4, 0xb8]],
])("bytes that are %s are one U+FFFD, told at their place", (_, bytes) => {
  const [before, behind] = [`---\n${DATE}\n---\n\n1. [a-b](https://a.example/)\n\n   前`, "后\n"];
  const encoder = new TextEncoder();
  const { draft, diagnostics } = compileDigest({
    path: "a.md",
    bytes: Uint8Array.from([...encoder.encode(before), ...bytes, ...encoder.encode(behind)]),
  });
  expect(draft?.items[0]?.body).toBe("前\uFFFD后");
  expect(diagnostics).toMatchObject([{ rule: "invalid-bytes", line: 7, column: 5 }]);
});

test("a definition of the same label in other letters is shadowed", () => {
  const body = "1. [a][Ab  c]\n\n[ab C]: https://a.example/\n[AB c]: https://b.example/\n";
  expect(itemsOf(body)[0]?.url).toBe("https://a.example/");
  const told = compileBody(body).diagnostics.filter(({ rule }) => rule === "definition-shadowed");
  expect(told).toMatchObject([
    { line: 8, column: 1, message: expect.stringContaining("https://b.example/") },
  ]);
});

test.each(["<?php", "<!DOCTYPE html", "<![CDATA[ a", "<!-- a", "<textarea>", "<STYLE>"])(
  "%s that never ends hides no item",
  (open) => {
    const body = `1. [a](https://a.example/)\n\n${open}\n\n2. [b](https://b.example/)\n`;
    expect(itemsOf(body).map(({ title }) => title)).toEqual(["a", "b"]);
    const told = compileBody(body).diagnostics.filter(({ rule }) => rule === "unclosed-block");
    expect(told).toMatchObject([{ line: 7, column: 1 }]);
  },
);

test("a picture within a link is its text, as no link stands in another", () => {
  const body = "1. [a](https://a.example/)\n\n   [![图](https://i.example/) 文](https://b.example/)\n";
  expect(itemsOf(body)[0]?.text).toBe("[图 文](https://b.example/)");
});

test.each([
  ["+14:00", "ok"],
  ["-12:00", "ok"],
  ["+14:01", "warn"],
  ["-15:00", "warn"],
])("of a zone %s the digest is %s, as no place is further from UTC than fourteen hours", (zone, outcome) => {
  const text = `---\ntitle: t\ndate: 2025-06-14T00:00:56${zone}\n---\n\n1. [a-b](https://a.example/)\n`;
  const compiled = compileDigest({ path: "a.md", bytes: new TextEncoder().encode(text) });
  expect([compiled.outcome, compiled.draft?.day]).toEqual([outcome, "2025-06-14"]);
});

test.each(["|", "|-", ">-", "'null' #", '"null" #'])(
  "a value written as %s is its text, whatever it says",
  (mark) => {
    const text = `---\ntitle: t\n${DATE}\ncategories: ${mark}\n  null\n---\n\n1. [a-b](https://a.example/)\n`;
    const { draft, outcome } = compileDigest({
      path: "a.md",
      bytes: new TextEncoder().encode(mark.endsWith("#") ? text.replace(" #\n  null", "") : text),
    });
    expect([outcome, draft?.categories]).toEqual(["ok", ["null"]]);
  },
);
