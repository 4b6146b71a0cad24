import { NAME_TABLE, PEOPLE } from "../../bundle/name-spellings.ts";
import { GIVEN_NAMES } from "../names/given-names.ts";

/** The facts in a report's opening, its title and first sentence; few comparisons get far enough to ask. */
export interface OpeningFacts {
  /** Its numbers and versions, as written: `4.5`, `150`, `4o`. */
  readonly numbers: readonly string[];
  /** Its names and places. */
  readonly names: readonly string[];
  /** All numbers of the report, if it follows another. */
  readonly allNumbers: readonly string[];
  readonly allPlaces: readonly string[];
}

/** Words by which a report follows another. */
const FOLLOWS =
  /后续|再议|新进展|最新进展|更多细节|细节曝光|更多信息|进一步|此前(?:报道|的?消息)|早前|证实|回应|热议|讨论仍在|解读|一文看懂|影响分析|背后的原因|follow-?up|update:|continued/iu;

/** Numbers, also those joined to letters: `v3.2`, `4o`. */
const NUMBERS = /\d+(?:\.\d+)*[a-z]?(?![a-z])/g;

const SPELLINGS = new Map(
  NAME_TABLE.map((spellings) => [spellings[0] ?? "", spellings.map((one) => one.toLowerCase())]),
);

const KNOWN_PEOPLE = new Set(PEOPLE.map(([name]) => name));

/** Whether a name is a person's: known as one, or two or three words of which the first is a given name. */
export function isPerson(name: string): boolean {
  if (KNOWN_PEOPLE.has(name)) return true;
  const first = name.indexOf(" ");
  return first !== -1 && GIVEN_NAMES.has(name.slice(0, first).toLowerCase()) && !SPELLINGS.has(name);
}

/** Places that make two events of one sentence. */
const PLACES =
  /美国|欧盟|中国|日本|新加坡|英国|印度|韩国|法国|阿联酋|沙特|加拿大|德国|意大利|西班牙|荷兰|瑞士|以色列|俄罗斯|巴西|澳大利亚|越南|泰国|马来西亚|印尼|台湾|香港|北京|上海|深圳|杭州|加州|纽约/g;

/** The numbers and versions in a text, as written. */
export const numbersIn = (text: string): readonly string[] => text.toLowerCase().match(NUMBERS) ?? [];

/** A name's spellings in lower case. */
const spellingsOf = (name: string): readonly string[] => SPELLINGS.get(name) ?? [name.toLowerCase()];

/** Whether an opening says that it follows up on something told before. */
export const doesFollow = (opening: string): boolean => FOLLOWS.test(opening);

/** Those of `names` in the table that a title mentions. */
export function namesInTitle(title: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return names;
  const lower = title.toLowerCase();
  return names.filter((name) => SPELLINGS.get(name)?.some((one) => lower.includes(one)));
}

/** Reads the facts of a report whose opening ends at offset `stop` of its text. O(length). */
export function openingFacts(
  title: string,
  text: string,
  stop: number,
  names: readonly string[],
  follows: boolean,
): OpeningFacts {
  const opening = `${title} ${text.slice(0, stop)}`;
  const lower = opening.toLowerCase();
  const all = follows ? `${title} ${text}` : "";
  return {
    numbers: [...numbersIn(title), ...numbersIn(text.slice(0, stop))],
    names: [
      ...names.filter((name) => spellingsOf(name).some((one) => lower.includes(one))),
      ...(opening.match(PLACES) ?? []),
    ],
    allNumbers: numbersIn(all),
    allPlaces: all.match(PLACES) ?? [],
  };
}
