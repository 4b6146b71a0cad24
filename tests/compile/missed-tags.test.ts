import { expect, test } from "vitest";
import { compileBody } from "./body-items.ts";

const read = (body: string) => {
  const { draft, diagnostics } = compileBody(body);
  const raw = diagnostics.filter(({ rule }) => rule === "raw-html");
  return { item: draft?.items[0], raw: raw.map(({ line, column }) => `${line}:${column}`) };
};

test.each([
  ["in a text", "1. [a](https://a.example/)\n\n   c <a href=https://c.example/d>e</a>\n", ["7:6", "7:35"]],
  ["on a line of its own", "1. [a](https://a.example/)\n\n   <img src=//i.example/f>\n", ["7:4"]],
  ["in a headline", "1. [a<img src=x/y onerror=b>](https://a.example/)\n", ["5:6"]],
  ["in a heading", "# a <i x=y/z>\n\n1. [a](https://a.example/)\n", ["5:5"]],
  ["behind another attribute", "1. [a](https://a.example/)\n\n   <a b c='d' e=\"f\" g=/h/>\n", ["7:4"]],
])("a tag with an address without quotes is raw HTML as any other: %s", (_, body, places) => {
  const { item, raw } = read(body);
  expect(raw).toEqual(places);
  expect(item?.title).toMatch(/^a/);
  expect(item?.body).not.toMatch(/(?<!\\)</);
});

test.each(["\\<a b=c/d>", "< a b=c/d>", "<甲 b=c/d>", "<a b=c/d", "<a-/b>", "`<a b=c/d>`", "&lt;a b=c/d>"])(
  "%s is no tag",
  (text) => {
    expect(read(`1. [a](https://a.example/)\n\n   ${text}\n`).raw).toEqual([]);
  },
);
