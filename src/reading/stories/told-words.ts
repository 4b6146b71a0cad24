import { plainText } from "../../bundle/plain-text.ts";
import { foldCharacters } from "../../bundle/terms.ts";

/** Addresses and tags of HTML: their numbers tell nothing. */
const UNSAID = /https?:\/\/[^\s<>()"']+|<\/?[a-z][^<>\n]*>/gi;

/** How many starred or looked, which grows by the day: `42820颗星`, `1.6万** Star`, `星标已超过 45,000`. */
const NUMBER = String.raw`\d[\d.,]*(?:\s?[万千km])?`;
const STARS = String.raw`(?:星标?(?![期球系辰空际级])|stars?(?!\p{Script=Latin}))`;
const POPULAR = [
  new RegExp(
    String.raw`${NUMBER}(?=\+?[多余]?\*{0,2}\s?(?:次(?:观看|浏览|查看)|[颗个]?\s?(?:的\s?)?(?:GitHub\s?)?\*{0,2}${STARS}))`,
    "giu",
  ),
  new RegExp(
    String.raw`(?<=(?:${STARS}|[⭐✨★🌟])\uFE0F?(?:数?量?|数)(?:已|高|达|到|超|过|突破|接?近|约|为|[\s*:：]){0,6})${NUMBER}`,
    "giu",
  ),
];

/** Markdown in which stars stand for the digits of how many starred or looked; as long as before. O(length). */
export const withoutStars = (markdown: string): string =>
  POPULAR.reduce((text, popular) => text.replace(popular, (number) => "★".repeat(number.length)), markdown);

/** A text as a reader sees it, without what is no news: addresses, tags, and how many starred or looked. O(length). */
export const newsIn = (markdown: string): string => withoutStars(plainText(markdown)).replace(UNSAID, " ");

/** Words of the field that are one in both languages, in any form; said as the first. */
const SAME: readonly (readonly [string, RegExp])[] = [
  ["大模型", /large language models?|(?<![a-z])llms?(?![a-z])|大型?语言模型|语言模型/g],
  ["智能体", /(?:(?<![a-z])ai\s?)?(?:(?<![a-z])agents?(?![a-z])|智能体|代理)/g],
  ["人工智能", /artificial intelligence|(?<![a-z])ai(?![a-z])/g],
  ["强化学习", /reinforcement learning|(?<![a-z])rl(?![a-z])/g],
  ["推理", /(?<![a-z])(?:reasoning|inference)(?![a-z])/g],
  ["多模态", /multi-?modal/g],
  ["上下文", /context(?:[ -](?:window|length))?|上下文(?:长度|窗口)/g],
  ["参数", /(?<![a-z])param(?:eter)?s?(?![a-z])|参数[量规]模?/g],
  ["权重", /(?<![a-z])weights?(?![a-z])/g],
  ["算力", /(?<![a-z])flops(?![a-z])/g],
  ["开源", /open[ -]?sourc(?:es?|ed|ing)/g],
  ["微调", /fine-?tun(?:es?|ed|ing)/g],
  ["预训练", /pre-?train(?:s|ed|ing)?/g],
  ["基准", /benchmarks?|基准测试/g],
  ["数据集", /datasets?/g],
  ["论文", /(?<![a-z])papers?(?![a-z])/g],
  ["提示词", /(?<![a-z])prompts?(?![a-z])/g],
  ["用户", /(?<![a-z])users?(?![a-z])/g],
  ["机器人", /(?<![a-z])robots?(?![a-z])/g],
  ["估值", /(?<![a-z])valu(?:ations?|ed at)(?![a-z])/g],
  ["模型", /(?<![a-z])models?(?![a-z])/g],
  ["训练", /(?<![a-z])train(?:s|ed|ing)?(?![a-z])/g],
  ["工具", /(?<![a-z])tools?(?![a-z])/g],
  ["芯片", /(?<![a-z])chips?(?![a-z])/g],
  ["融资", /(?<![a-z])(?:funding|rais(?:es?|ed|ing))(?![a-z])/g],
  ["收购", /(?<![a-z])acqui(?:res?|red|ring|sitions?)(?![a-z])/g],
  ["裁员", /lay-?offs?|laid off/g],
  ["版权", /copyrights?/g],
];

/** What says nothing by itself in this field. */
const EMPTY =
  /大模型|智能体|人工智能|提示词|模型|产品|项目|[颗个]?星标?|stars?|次观看|(?<![a-z])(?:the|an?|of|in|to|and)(?![a-z])|[的了与和]/g;

const LETTERS = /[^\p{L}\p{N}]/gu;

const inOneLanguage = (text: string): string =>
  SAME.reduce((said, [word, spellings]) => said.replace(spellings, word), foldCharacters(text));

/** A text in words that are one in both languages, letters and digits alone, for comparing. O(length). */
export const squeezed = (text: string): string => inOneLanguage(text).replace(LETTERS, "");

/** Likewise without words that say nothing by themselves. */
export const tellingWords = (text: string): string =>
  inOneLanguage(text).replace(EMPTY, " ").replace(LETTERS, "");
