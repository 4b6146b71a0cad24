import { GIVEN_NAMES } from "./given-names.ts";
import { latinWords, type Word } from "./latin-words.ts";
import { ORDINARY_WORDS } from "./ordinary-words.ts";

/** A name, and where it is in the text. */
export interface FoundName {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** Words of the field that stand in capitals without being anybody's name. */
const TERMS = new Set(
  "ai agi asi llm llms api apis sdk ide ides gpu gpus cpu cpus tpu tpus npu app apps agent agents agentic model models language learning deep machine reinforcement search research web computer use tool tools code coding chat bot bots open source opensource data dataset datasets benchmark benchmarks bench arena eval evals leaderboard index paper papers blog post posts demo beta alpha pro plus max mini ultra lite preview base large small medium turbo flash team enterprise education free update release launch announcement version series studio playground platform store cloud server client desktop mobile web browser extension plugin plugins workspace workspaces space spaces hub kit framework library pipeline pipelines engine memory context window prompt prompts prompting engineering engineer token tokens tokenizer transformer transformers attention diffusion vision multimodal audio video image images text speech voice music realtime real time stream streaming inference training pretraining finetuning tuning fine post pre reasoning thinking thought thoughts chain tree graph retrieval augmented generation generative generator world worlds simulation robot robots robotics humanoid embodied physical neural network networks layer layers head heads expert experts mixture moe rag mcp a2a protocol standard function calling call structured output outputs json schema yaml markdown html css sql python javascript typescript rust java go swift kotlin linux windows macos ios android ubuntu docker kubernetes cuda gguf onnx lora qlora rlhf rlvr grpo ppo dpo sft cot tts asr ocr vlm vlms vla vae gan cnn rnn lstm bert clip sota state art general artificial intelligence super human humans safety alignment policy ethics law bill act news daily weekly today new best top first last next the and for with from into about how why what when this that our your my we you it is are of in on at by to a an or not no vs via more most less than part one two three ceo cto cfo coo vp phd dr mr ms founder cofounder professor scientist developer developers user users community forum conference summit workshop course courses tutorial guide book podcast episode interview thread twitter youtube x linkedin email newsletter ok okay vibe vibes hackathon day week month year jan feb mar apr jun jul aug sep oct nov dec january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday nobel prize turing award china us usa uk eu europe european american chinese japan japanese india korea korean french german q1 q2 q3 q4 b2b saas paas iot vr ar xr 3d 2d 4k 5g wifi usb pdf csv url http https ui ux faq roi kpi pr ipo gdp icml iclr neurips cvpr acl emnlp aaai siggraph gtc wwdc arxiv mmlu gpqa aime swe humaneval mmmu imo ioi icpc hle arc math verified diamond hard pass ga mvp poc ops devops mlops qa etl crm erp seo lab labs institute university school foundation inc ltd corp company group ventures capital fund partners".split(
    " ",
  ),
);

/** Least share of Han characters at which capitals stand out: an English text has them everywhere. */
const LEAST_HAN = 0.25;

/** A word with a capital inside: `DatologyAI`, `OlympicCoder`. */
const CAMEL = /^[A-Z][a-z]+(?:[A-Z][a-z]+|AI)+$/;

/** Benchmarks and methods by their endings. */
const NO_CAMEL = /(?:Bench|Eval|Arena|SWE|ML|QA|Net|Attention|Former)s?$/;

/** An account, called after whom it belongs to or what it tells of: `TheAITimeline`, `EpochAIResearch`. */
const ACCOUNT = /^The[A-Z]|AI[A-Z][a-z]+$/;

/** Endings of what is done or thought, not of names: `Reward Hacking`, `Scalable Oversight`. */
const ABSTRACT = /(?:.{3}ing|tions?|ments?|ness|ity|isms?|ics|izers?|ology)$/;

/** A model with its version in one word: `GPT-4.5`, `Qwen3`, `DeepSeek-R1`; sizes and dates after it are left. */
const JOINED =
  /^(?<family>[A-Z][A-Za-z]*[A-Za-z])(?<gap>-?)(?<version>[VRXK]?(?!0\d)\d{1,2}(?:\.\d{1,2})?o?)(?:-[A-Za-z0-9.-]+)?$/;
const FAMILY = /^[A-Z][A-Za-z-]*[A-Za-z]$/;
const VERSION = /^[VRXK]?\d{1,2}(?:\.\d{1,2})?o?$/;

/** What makes a number after a word no version. */
const UNIT =
  /^\*{0,2} ?(?:[%％/:：+×]|亿|万|千|倍|个|年|月|日|次|条|款|项|人|家|位|天|周|名|种|大|小时|分|秒|岁|million|billion|[-–~]\d)/;

/** Families of models whose name is joined to the version in a way of its own. */
const FAMILY_GAP: Readonly<Record<string, string>> = {
  gpt: "-",
  glm: "-",
  phi: "-",
  deepseek: "-",
  qwen: "",
  claude: " ",
  opus: " ",
  sonnet: " ",
  haiku: " ",
  gemini: " ",
  gemma: " ",
  grok: " ",
  llama: " ",
  kimi: " ",
  kling: " ",
  veo: " ",
  sora: " ",
};

/** Words that stand before a number without being a model's family. */
const NO_FAMILY = new Set(
  "wave software system guard wan2 mag track top figure fig table step phase part level tier day week version section chapter python cuda windows ubuntu ios android node java type class group covid round series page item no vol api web mp h a b c l m t k q p s x i gb tb mb fp int bf rtx pdf sha utf bge mi nvl hbm ddr pcie lpddr dgx hgx gb200 apache mit gpl bsd aime arc imo cvpr iclr icml neurips acl gtc wwdc swe mmlu math ai llm moe lora rank batch size bit".split(
    " ",
  ),
);

/**
 * Finds names that the table lacks: in a text that is mostly Chinese two or three capitalised words by themselves (`Ben
 * Mann`), words with a capital inside and bold words, and in any text models with their versions.
 * `known` has the table's names from left to right, none inside another. Precision comes first: a phrase with a term of
 * the field is no name. O(length).
 */
export function freeNames(
  text: string,
  known: readonly FoundName[],
  isKnown: (spelling: string) => boolean,
): readonly FoundName[] {
  const words = latinWords(text);
  const found: FoundName[] = [];
  let chinese: boolean | null = null;
  const isChinese = (): boolean => {
    chinese ??= hasHanUnits(text, text.length * LEAST_HAN);
    return chinese;
  };
  let next = 0;
  let reached = 0;
  /** Whether one of the known names, or one found so far, takes some of a stretch; asked from the left to the right. */
  const isTaken = ({ at, end }: Pick<Word, "at" | "end">): boolean => {
    while ((known[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    return at < reached || end > (known[next]?.at ?? Number.POSITIVE_INFINITY);
  };
  const add = (name: FoundName): void => {
    found.push(name);
    reached = Math.max(reached, name.end);
  };
  for (let n = 0; n < words.length; n += 1) {
    const word = words[n] as Word;
    if (!isCapital(word.text)) continue;
    const one = modelAt(text, word, words[n + 1]);
    if (one) add(one);
    else if (!isTaken(word) && isChinese()) {
      const name = nameAt(text, words, n, isKnown);
      if (name && !isTaken(name)) add(name);
    }
  }
  return found;
}

/** The name that a word begins by its looks, unless the table has it. */
function nameAt(
  text: string,
  words: readonly Word[],
  n: number,
  isKnown: (spelling: string) => boolean,
): FoundName | null {
  const word = words[n] as Word;
  const last = isPhraseStart(text, words, n) ? phraseEnd(text, words, n) : n;
  const isName = last > n ? isPhrase(words.slice(n, last + 1)) : isNameAlone(text, word);
  if (!isName || isAccount(word.text, isKnown)) return null;
  const { end } = words[last] as Word;
  const name = text.slice(word.at, end);
  return isKnown(name) ? null : { name, at: word.at, end };
}

/** An account is called after whom it belongs to: `GeminiApp`, `UnslothAI`. */
const isAccount = (word: string, isKnown: (spelling: string) => boolean): boolean =>
  CAMEL.test(word) &&
  (ACCOUNT.test(word) ||
    isKnown(/^[A-Z][a-z]+/.exec(word)?.[0] ?? "") ||
    isKnown(word.replace(/(?<=[a-z])(?=[A-Z])/g, " ")));

function hasHanUnits(text: string, least: number): boolean {
  let count = 0;
  for (let at = 0; at < text.length && count < least; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) count += 1;
  }
  return count >= least;
}

const isCapital = (word: string): boolean => word.charCodeAt(0) >= 65 && word.charCodeAt(0) <= 90;
const isNoTerm = ({ text }: Word): boolean =>
  !TERMS.has(text.toLowerCase()) && !TERMS.has(text.toLowerCase().replace(/s$/, ""));

/** Whether words with capitals are a name: a person's, or something that no ordinary words say. */
function isPhrase(words: readonly Word[]): boolean {
  if (!words.every(isNoTerm)) return false;
  const [first = "", last = ""] = [words[0]?.text.toLowerCase(), words.at(-1)?.text.toLowerCase()];
  if (ABSTRACT.test(last) || words.some(({ text }) => CAMEL.test(text) && /AI$/.test(text))) return false;
  return GIVEN_NAMES.has(first) || !words.every(isOrdinary);
}

function isOrdinary({ text }: Word): boolean {
  const word = text.toLowerCase();
  return ORDINARY_WORDS.has(word) || ORDINARY_WORDS.has(word.replace(/s$/, "")) || ABSTRACT.test(word);
}

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at += 1)
    if (word.charCodeAt(at) <= 57 && word.charCodeAt(at) >= 48) return true;
  return false;
}

/** A model's name that begins with a word, its version joined or next. */
function modelAt(text: string, word: Word, next: Word | undefined): FoundName | null {
  const joined = hasDigit(word.text) ? JOINED.exec(word.text)?.groups : undefined;
  if (joined) {
    const { family = "", gap = "", version = "" } = joined;
    if (!isFamily(family) || UNIT.test(text.slice(word.end, word.end + 10))) return null;
    return { name: modelName(family, gap, version), at: word.at, end: word.end };
  }
  if (!next || next.at !== word.end + 1 || text.charAt(word.end) !== " ") return null;
  if (!hasDigit(next.text) || !VERSION.test(next.text) || !FAMILY.test(word.text)) return null;
  if (!isFamily(word.text) || UNIT.test(text.slice(next.end, next.end + 10))) return null;
  return { name: modelName(word.text, " ", next.text), at: word.at, end: next.end };
}

const modelName = (family: string, gap: string, version: string): string =>
  `${family}${FAMILY_GAP[family.toLowerCase()] ?? gap}${version}`;

/** Whether two words have one blank between them, and nothing else. */
const areNeighbours = (text: string, before: Word | undefined, word: Word | undefined): boolean =>
  before !== undefined &&
  word !== undefined &&
  before.end + 1 === word.at &&
  text.charCodeAt(before.end) === BLANK;

const BLANK = 32;

/** No Latin word stands right before: `to Ben Mann` is English, where capitals say little. */
const isPhraseStart = (text: string, words: readonly Word[], n: number): boolean =>
  !areNeighbours(text, words[n - 1], words[n]);

/** The last of up to three capitalised words with a blank between, itself followed by no Latin word. */
function phraseEnd(text: string, words: readonly Word[], n: number): number {
  let end = n;
  for (let at = n + 1; at < words.length && areNeighbours(text, words[at - 1], words[at]); at += 1) {
    if (at - n > 2 || !/^[A-Z][A-Za-z'’]+$/.test(words[at]?.text ?? "")) return n;
    end = at;
  }
  return end > n && /^[A-Z][a-z'’]+$/.test(words[n]?.text ?? "") ? end : n;
}

/** A word that is a name by its looks: a capital inside, or bold all by itself. */
function isNameAlone(text: string, word: Word): boolean {
  const isCamel = CAMEL.test(word.text);
  if (!isCamel && !isBold(text, word)) return false;
  if (!isNoTerm(word) || isOrdinary(word)) return false;
  if (!isCamel) return true;
  // In brackets stands an account, as a rule.
  const isBracketed = "(（".includes(text.charAt(word.at - 1)) && ")），,".includes(text.charAt(word.end));
  return !isBracketed && !NO_CAMEL.test(word.text);
}

const isBold = (text: string, { text: word, at, end }: Word): boolean =>
  at >= 2 &&
  text.startsWith("**", at - 2) &&
  text.startsWith("**", end) &&
  /^[A-Z][a-z]{3,}[A-Za-z]*$/.test(word);

const isFamily = (family: string): boolean =>
  family.length > 2 && !NO_FAMILY.has(family.toLowerCase()) && !TERMS.has(family.toLowerCase());
