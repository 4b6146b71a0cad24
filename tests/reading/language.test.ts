import { expect, test } from "vitest";
import { en } from "../../src/reading/messages/en.ts";
import { addMessages, hasMessages, translate } from "../../src/reading/messages/translate.ts";
import { zh } from "../../src/reading/messages/zh.ts";
import { zhLater } from "../../src/reading/messages/zh-later.ts";

test("a language that is not here yet is said in Chinese", () => {
  expect(hasMessages("zh")).toBe(true);
  expect(hasMessages("en")).toBe(false);
  expect(translate("en", "digest.done")).toBe(zh["digest.done"]);
  addMessages("en", en);
  expect(hasMessages("en")).toBe(true);
  expect(translate("en", "digest.done")).toBe(en["digest.done"]);
});

test("a sentence that no first screen says is silent until it is here, and those at hand stay", () => {
  expect(translate("zh", "search.none", { text: "x" })).toBe("");
  addMessages("zh", zhLater);
  expect(translate("zh", "search.none", { text: "x" })).toBe("没有找到“x”");
  expect(translate("zh", "digest.done")).toBe(zh["digest.done"]);
});
