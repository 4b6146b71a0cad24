import { expect, test } from "vitest";
import { itemsOf } from "./body-items.ts";

test.each([
  [
    "a text in an item, not code in its list",
    "1. [a-b](https://a.example/)\n\n   - 一\n\n   \t\t二\n",
    "- 一\n\n     二",
  ],
  ["a list with blanks beside its tabs", "1.\t[a-b](https://a.example/)\n\n\t- 一\n    - 二\n", "- 一\n- 二"],
  ["a list within one", "1.\t[a-b](https://a.example/)\n\n\t- 一\n\t\t- 二\n", "- 一\n\t- 二"],
  ["a list in a quote", "1. [a-b](https://a.example/)\n\n   > 一\n   >\t- 二\n", "> 一\n>    - 二"],
  [
    "code in a list",
    "1. [a-b](https://a.example/)\n\n\t- 一\n\t  ```\n\t  \tc\n\t  ```\n",
    "- 一\n  ```\n  \tc\n  ```",
  ],
])("tabs leave %s what it is", (_, body, text) => {
  expect(itemsOf(body)[0]?.text).toBe(text);
});
