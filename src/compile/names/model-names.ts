import { FIELD_TERMS } from "./field-terms.ts";
import type { FoundName } from "./found-name.ts";
import type { Word } from "./latin-words.ts";

/** A model with its version in one word: `GPT-4.5`, `Qwen3`, `DeepSeek-R1`; sizes and dates after it are left. */
const JOINED =
  /^(?<family>[A-Z][A-Za-z]*[A-Za-z])(?<gap>-?)(?<version>[VRXK]?(?!0\d)\d{1,2}(?:\.\d{1,2})?o?)(?:-[A-Za-z0-9.-]+)?$/;
const FAMILY = /^[A-Z][A-Za-z-]*[A-Za-z]$/;
const VERSION = /^[VRXK]?\d{1,2}(?:\.\d{1,2})?o?$/;

/** What makes a number after a word no version. */
const UNIT =
  /^\*{0,2} ?(?:[%％/:：+×]|亿|万|千|倍|个|年|月|日|次|条|款|项|人|家|位|天|周|名|种|大|小时|分|秒|岁|million|billion|[-–~]\d|-(?:bit|shot|step|way|layer|channel|core|year|day|hour|minute|point|stage|turn))/;

/** How families of models are written before their version, whatever stands in a text. */
const FAMILIES: Readonly<Record<string, string>> = {
  gpt: "GPT-",
  chatgpt: "GPT-",
  glm: "GLM-",
  phi: "Phi-",
  deepseek: "DeepSeek-",
  qwen: "Qwen",
  通义千问: "Qwen",
  千问: "Qwen",
  claude: "Claude ",
  opus: "Opus ",
  sonnet: "Sonnet ",
  haiku: "Haiku ",
  gemini: "Gemini ",
  gemma: "Gemma ",
  imagen: "Imagen ",
  veo: "Veo ",
  grok: "Grok ",
  llama: "Llama ",
  sora: "Sora ",
  kimi: "Kimi ",
  kling: "可灵 ",
  可灵: "可灵 ",
  wan: "Wan",
  通义万相: "Wan",
  万相: "Wan",
  ernie: "ERNIE ",
  文心: "ERNIE ",
  doubao: "豆包 ",
  豆包: "豆包 ",
  hunyuan: "混元 ",
  混元: "混元 ",
  jimeng: "即梦 ",
  即梦: "即梦 ",
  hailuo: "Hailuo ",
  海螺: "Hailuo ",
  seedance: "Seedance ",
  seedream: "Seedream ",
  minicpm: "MiniCPM",
  trae: "Trae ",
  gen: "Gen-",
};

/** Families of which `4.0` is another way to write `4`; `Gemini 2.0` is a name of its own. */
const WHOLE = /^(?:Claude|Opus|Sonnet|Haiku|Grok|Llama|Qwen|Gemma|MiniCPM|GPT-|Veo)/;

/** The main spellings of families that may be written in Chinese with their version. */
export const CHINESE_FAMILIES: ReadonlySet<string> = new Set(
  "Qwen 可灵 通义万相 文心一言 豆包 混元 即梦 海螺AI".split(" "),
);

/** A Chinese family with its version: `豆包大模型1.6`, `可灵 2.1`. A whole number might count something. */
const CHINESE =
  /(通义千问|千问|可灵|通义万相|万相|文心|豆包|混元|即梦|海螺)(?:AI|大语言模型|大?模型|一言)?\s?[Vv]?(\d{1,2}\.\d{1,2})(?![\d%])/g;

/** Words that stand before a number without being a model's family. */
const NO_FAMILY = new Set(
  "wave software system guard wan2 mag track top figure fig table step phase part level tier day week version section chapter python cuda windows ubuntu ios android node java type class group covid round series page item no vol api web mp h a b c l m t k q p s x i gb tb mb fp int bf rtx pdf sha utf bge mi nvl hbm ddr pcie lpddr dgx hgx gb200 apache mit gpl bsd aime arc imo cvpr iclr icml neurips acl gtc wwdc swe mmlu math ai llm moe lora rank batch size bit arc-agi asl ipx nvfp glicko openai anthropic nvidia google meta microsoft apple amazon".split(
    " ",
  ),
);

/** A model's name that begins with a word, its version joined or next. */
export function modelAt(text: string, word: Word, next: Word | undefined): FoundName | null {
  const joined = hasDigit(word.text) ? JOINED.exec(word.text)?.groups : undefined;
  if (joined) {
    const { family = "", gap = "", version = "" } = joined;
    if (!isFamily(family) || !endsThere(text, word.at, word.end)) return null;
    return { name: modelName(family, gap, version), at: word.at, end: word.end };
  }
  if (!next || next.at !== word.end + 1 || text.charAt(word.end) !== " ") return null;
  if (!hasDigit(next.text) || !VERSION.test(next.text) || !FAMILY.test(word.text)) return null;
  if (!isFamily(word.text) || !endsThere(text, word.at, next.end)) return null;
  return { name: modelName(word.text, " ", next.text), at: word.at, end: next.end };
}

/** Whether a version ends where it seems to: nothing counts by it, and no title was cut at its point. */
function endsThere(text: string, at: number, end: number): boolean {
  if (UNIT.test(text.slice(end, end + 10))) return false;
  if (text.charCodeAt(end) !== LINE_END) return true;
  const cut = `${text.slice(at, end)}.`;
  const again = text.indexOf(cut, end);
  return again < 0 || !/\d/.test(text.charAt(again + cut.length));
}

const LINE_END = 10;

/** A model by its main spelling: `Deepseek R1` is `DeepSeek-R1`, `Claude 4.0` is `Claude 4`. */
function modelName(family: string, gap: string, version: string): string {
  const name = `${FAMILIES[family.toLowerCase()] ?? family + gap}${version}`;
  return WHOLE.test(name) ? name.replace(/(?<!\d\.|\.\d)\.0$/, "") : name;
}

/** The models of Chinese families in a text, in its order. O(length). */
export const chineseModels = (text: string): readonly FoundName[] =>
  [...text.matchAll(CHINESE)].map(({ 0: said, 1: family = "", 2: version = "", index }) => ({
    name: modelName(family, "", version),
    at: index,
    end: index + said.length,
  }));

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at += 1)
    if (word.charCodeAt(at) <= 57 && word.charCodeAt(at) >= 48) return true;
  return false;
}

const isFamily = (family: string): boolean =>
  family.length > 2 && !NO_FAMILY.has(family.toLowerCase()) && !FIELD_TERMS.has(family.toLowerCase());
