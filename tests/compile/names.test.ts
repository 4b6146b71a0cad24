import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { NO_CONFIGURATION } from "../../src/compile/configuration.ts";
import { findersFor } from "../../src/compile/finders.ts";
import { nameFinder } from "../../src/compile/names/names.ts";
import { measureNames } from "./name-measures.ts";

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
  ["no plain word in small letters", "meta 与 apple 的比喻", "", []],
  ["a spelling in any letter case", "openai 与 HUGGINGFACE", "", ["OpenAI", "Hugging Face"]],
  ["a person whom the table lacks", "与研究员 Anya Ostrova 的一次长谈", "", ["Anya Ostrova"]],
  ["a word with a capital inside", "新工具 LumenForge 上线", "", ["LumenForge"]],
  ["no model's family of two letters", "Zu 4 与 Zu-5 同台", "", []],
  ["a bold word", "发布 **Quorvex**，效果很好。", "", ["Quorvex"]],
  [
    "a model with its version",
    "GPT 4.5、Qwen 3 与 DeepSeek-R1",
    "",
    ["GPT-4.5", "Qwen", "Qwen3", "DeepSeek", "DeepSeek-R1"],
  ],
  ["no term of the field", "用 Deep Learning 做 Code Review 的 Web Search", "", []],
  ["no number that counts", "Top 10 与 Figure 2，Python 3", "", []],
  ["no phrase of ordinary words", "把 Good Soup 当作口头禅，Office Hours 与 Liquid Glass 也是", "", []],
  ["no thing done or thought", "谈 Reward Hacking 与 Scalable Oversight 的论文", "", []],
  [
    "a phrase with a word that is no ordinary one",
    "会上演示了 Project Zephyra 的视频，反响不错",
    "",
    ["Project Zephyra"],
  ],
  ["no account that is called after its subject", "由 TheAITimeline 与 EpochAIResearch 转发", "", []],
  ["no account with a number", "由 Quorvex01 转发", "", []],
  ["no account, code or address", "见 @SomeOne 的 `LumenForge`，https://lumen.example/LumenForge", "", []],
  ["no capitals of an English text", "The Quiet Harbour Opens A New Chapter Today", "", []],
  ["names among letters whose case shifts what follows", "İstanbul 的 OpenAI 与 openai", "", ["OpenAI"]],
  [
    "names among accents, emoji and wide letters",
    "Ünïcode 🚀 ÉTÉ：OPENAI 与 ＮＶ、nvidia",
    "",
    ["OpenAI", "NVIDIA"],
  ],
  [
    "none in an address, but in its label",
    "见 [GitHub](https://huggingface.co/openai)",
    "https://x.com/OpenAI/status/1，www.tesla.com，https://x.com/a?by=meta-llama，[图](nvidia.png)",
    ["GitHub"],
  ],
  [
    "names beside marks that are no address",
    "OpenAI/Anthropic（Google-Meta）",
    "",
    ["OpenAI", "Anthropic", "Google", "Meta"],
  ],
  [
    "none in a table",
    "正文说 OpenAI。",
    "| 🎙️ 播客 | **抖音** |\n| --- | --- |\n| LumenForge | 微软 |\n完，谷歌。",
    ["OpenAI", "Google"],
  ],
  [
    "a model under one spelling",
    "Deepseek R1、OPUS 4.0、LLama 4、Wan 2.1、Imagen4",
    "",
    ["DeepSeek", "DeepSeek-R1", "Opus 4", "Llama", "Llama 4", "Wan2.1", "Imagen 4"],
  ],
  [
    "a version that is a name of its own with its zero",
    "Gemini 2.0 与 Llama 10.0",
    "",
    ["Gemini", "Gemini 2.0", "Llama", "Llama 10"],
  ],
  ["a model by the name of its app", "ChatGPT 4.1 与 ChatGPT-4o", "", ["ChatGPT", "GPT-4.1", "GPT-4o"]],
  [
    "a Chinese family with its version",
    "豆包大模型1.6、可灵 2.1 与 Kling 2.1、文心大模型4.5",
    "",
    ["豆包", "豆包 1.6", "可灵", "可灵 2.1", "文心一言", "ERNIE 4.5"],
  ],
  ["no Chinese family with a number that counts", "豆包 3 款，可灵涨 2.5%", "", ["豆包", "可灵"]],
  [
    "no version where a title was cut at its point",
    "谈到了 Quorvex 2",
    "谈到了 Quorvex 2.5 的速度",
    ["Quorvex 2.5"],
  ],
  ["no version in a number of bits", "Magistral 4-bit 与 Quorvex 8-bit", "", ["Magistral"]],
  ["nothing in nothing", "", "", []],
])("names: %s", (_, title, body, names) => {
  expect(findNames(title, body)).toEqual(names);
});

test("a name of the configuration is found, and holds before the table", () => {
  const find = nameFinder([
    ["星河实验室", "Xinghe Lab"],
    ["老黄", "黄仁勋"],
  ]);
  expect(find("Xinghe Lab 与黄仁勋", "")).toEqual(["星河实验室", "老黄"]);
});

test.skipIf(!existsSync("../shared"))("names of the seed digest (skipped: no ../shared)", () => {
  const path = "2025-06-14-00.md";
  const bytes = readFileSync(`../shared/corpus/seed/${path}`);
  const { draft } = compileDigest({ path, bytes }, findersFor(NO_CONFIGURATION));
  const ordinalsOf = (name: string) =>
    draft?.items.filter(({ names }) => names.includes(name)).map(({ ordinal }) => ordinal);
  expect(ordinalsOf("NVIDIA")).toEqual([2, 4]);
  expect(ordinalsOf("Mattel")).toEqual([7]);
  expect(ordinalsOf("Gary Marcus")).toEqual([7, 12, 13, 14]);
});

test.skipIf(!existsSync("../shared"))(
  "names of 200 items are right nineteen times in twenty (skipped: no ../shared)",
  () => {
    const labels = readFileSync("tests/fixtures/names/labels.jsonl", "utf8");
    const measured = measureNames(labels, readFileSync("../shared/labels/categories-dev.jsonl", "utf8"));
    expect(measured.items).toBe(200);
    expect(measured.precision).toBeGreaterThan(0.95);
    expect(measured.recall).toBeGreaterThan(0.8);
  },
);
