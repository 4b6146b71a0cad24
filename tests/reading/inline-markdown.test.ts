import { expect, test } from "vitest";
import { inlinePieces, safeAddress } from "../../src/reading/text/inline-markdown.ts";

const spoken = (markdown: string) =>
  inlinePieces(markdown).map(({ type, text }) => (type === "text" ? text : `<${type}>${text}`));

const cases: readonly (readonly [string, readonly string[]])[] = [
  ["价值 **150亿美元** 的协议", ["价值 ", "<strong>150亿美元", " 的协议"]],
  ["**真。**她", ["<strong>真。", "她"]],
  ["`pipeline()` 的 API", ["<code>pipeline()", " 的 API"]],
  ["见 [原文](https://example.com/a)", ["见 ", "<link>原文"]],
  ["![图](https://example.com/a.png)", ["图"]],
  ["2 ** 3 与 4 ** 5", ["2 ** 3 与 4 ** 5"]],
];

test.each(cases)("the plain setting of %s has the words of the full one", (markdown, pieces) => {
  expect(spoken(markdown)).toEqual(pieces);
});

test.each(["javascript:alert(1)", "//host/x", "data:text/html,x", "/relative", "vbscript:x", " http://a"])(
  "%s never becomes an address",
  (url) => {
    expect(safeAddress(url)).toBe("");
  },
);

test.each(["https://example.com", "HTTP://example.com/a?b", "mailto:a@example.com"])("%s may", (url) => {
  expect(safeAddress(url)).toBe(url);
});
