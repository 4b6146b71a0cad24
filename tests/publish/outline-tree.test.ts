import { expect, test } from "vitest";
import { outlineOf } from "../../src/publish/site/outline-tree.ts";

test("elements come with their attributes and what is in them, in their order", () => {
  const markup = '<p class="about"><b>一</b>, two <i></i></p><input type="radio" checked=""/>';
  expect(outlineOf(markup)).toEqual([
    ["p", { class: "about" }, [["b", {}, ["一"]], ", two ", ["i", {}, []]]],
    ["input", { type: "radio", checked: "" }, []],
  ]);
});

test("what React escapes is text again, and nothing else", () => {
  expect(outlineOf('<a title="&quot;x&quot; &amp;amp;">&lt;b&gt; it&#x27;s</a>')).toEqual([
    ["a", { title: '"x" &amp;' }, ["<b> it's"]],
  ]);
});
