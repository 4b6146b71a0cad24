import { expect, test } from "vitest";
import { bodyText } from "../../src/bundle/search-body.ts";

test.each([
  ["发布*意想不到的东西*。", "发布意想不到的东西。"],
  ["都*必须*已经", "都必须已经"],
  ["*甲 **乙** 丙*丁", "甲 乙 丙丁"],
  ["_甲 __乙__ 丙_。", "甲 乙 丙。"],
  ["***甲***乙 ___b___", "甲乙 b"],
  ["他说*“更不用说”*，", "他说“更不用说”，"],
  ["snake_case 与 a__b__c", "snake_case 与 a__b__c"],
  ["3 * 4 * 5", "3 * 4 * 5"],
  ["f*(x)*g", "f*(x)*g"],
  ["2**10 和 2 ** 10", "2**10 和 2 ** 10"],
  ["好的~~真", "好的~~真"],
  ["\\<video src=x> \\*不是\\*", "<video src=x> *不是*"],
  ["`a*b*c` 与 `_x_`", "a*b*c 与 _x_"],
  ["``a`b`` 与 c", "ab 与 c"],
  ["AT&amp;T &lt;br&gt; &#8212; &#x4E2D;&#0;", "AT&T <br> — 中\ufffd"],
  ["&copy 与 &unknown;", "&copy 与 &unknown;"],
  ["见 <https://a.example/x_y>", "见 https://a.example/x_y"],
  ["**真。**她 [报告](https://a.example/_x_)", "真。她 报告"],
  ["*不成对", "*不成对"],
  ["甲*乙\n\n丙*丁", "甲*乙\n\n丙*丁"],
])("what is shown of %j is %j", (markdown, shown) => {
  expect(bodyText(markdown)).toBe(shown);
});

test("takes linear time whatever marks are repeated", () => {
  for (const piece of ["*a ", "_a ", "`a", "``a", "***a", " *", "<a", "&", "\\", "a_", "*“", "<https://a"]) {
    const text = piece.repeat(100_000);
    expect(bodyText(`${text}\n\n甲*乙*`)).toMatch(/甲乙$/);
  }
});
