import { expect, test } from "vitest";
import { nameFinder } from "../../src/compile/names.ts";

const findNames = nameFinder([]);

test.each([
  ["two spellings of one company", "英伟达（NVIDIA）公布路线图", "", ["NVIDIA"]],
  [
    "the order of first mention",
    "微软与 OpenAI 续约",
    "Anthropic 未参与。",
    ["Microsoft", "OpenAI", "Anthropic"],
  ],
  ["the longest spelling", "Google DeepMind 招募研究员", "", ["Google DeepMind"]],
  ["no name inside another word", "metadata 与 Metaverse 的区别", "", []],
  ["names beside Chinese characters", "由Meta发布", "", ["Meta"]],
  ["nothing in nothing", "", "", []],
])("names: %s", (_, title, body, names) => {
  expect(findNames(title, body)).toEqual(names);
});
