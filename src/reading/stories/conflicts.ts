import { type Amount, findAmounts, isMoney, type Unit } from "../../bundle/amounts.ts";
import { plainText } from "../../bundle/plain-text.ts";
import type { Item, ItemId } from "../../bundle/schema.ts";
import { maySame, type Quantity } from "./same-quantity.ts";

/** Numbers within one story that cannot all be true. */
export interface Conflict {
  readonly unit: Unit;
  /** The differing values in the order in which they were reported, each as first written. */
  readonly values: readonly {
    readonly value: number;
    readonly text: string;
    readonly items: readonly ItemId[];
  }[];
}

/** What is told of by an amount, by the words around it. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ["valuation", /估值|市值|valu(?:ed|ation)|market cap/i],
  ["funding", /融资|[筹募轮]|rais(?:ed?|ing)\b|funding|round/i],
  ["price", /价(?!值)|月费|订阅|pric(?:e|ing)|cost/i],
  ["revenue", /营收|收入|\barr\b|revenue|run.rate|年化/i],
  ["profit", /利润|盈利|亏损|profit|loss(?:es)?\b/i],
  ["pay", /薪|奖金|签约|salary|bonus|compensation/i],
  ["deal", /收购|[投注斥]资|协议|交易|入股|acquir|invest|deal/i],
  ["stake", /股[份权]|持股|stake/i],
  ["layoffs", /裁[员减]|解雇|layoffs?|laid off/i],
];

/** Kinds that are compared, by unit; null is an amount of which nothing near says what it is. */
const COMPARED: Readonly<Partial<Record<Unit, readonly (string | null)[]>>> = {
  "%": ["stake"],
  people: ["layoffs"],
  parameters: [null],
  users: [null],
  W: [null],
  pieces: [null],
};
const MONEY_KINDS = [null, "valuation", "funding", "revenue", "profit", "pay", "deal"];

/** Characters before and after an amount in which its words stand, within one clause. */
const BEFORE = 20;
const AFTER = 10;
const STOP = /[。；;！!？?，,\n]/;

/** Largest ratio of two values of one kind (a slip of 亿 and 十亿 is ten), and of two whose kind is not said. */
const MOST_ALIKE = 12;
const MOST_UNSAID = 1.5;

interface Told extends Quantity {
  readonly item: ItemId;
  /** Of the report among the story's. */
  readonly place: number;
  readonly amount: Amount;
  readonly kind: string | null;
}

/**
 * Finds numbers of one unit that reports of one story state differently; `items` are the story's, oldest first.
 * Only what is surely one quantity: each of two reports has a single value of that unit and kind, neither is said
 * to be about, neither stands elsewhere in the other, and they differ by more than rounding.
 * O(length of the texts), and quadratic in the amounts of the story.
 */
export function findConflicts(
  items: readonly Pick<Item, "id" | "title" | "body" | "names">[],
): readonly Conflict[] {
  const reports = items.map(told);
  const disputed = new Map<string, Set<Told>>();
  for (const [at, later] of reports.entries()) {
    for (const earlier of reports.slice(0, at)) {
      for (const [a, b] of disputes(earlier, later)) {
        const key = `${a.amount.unit} ${a.kind ?? b.kind ?? ""}`;
        const known = disputed.get(key) ?? new Set();
        disputed.set(key, known.add(a).add(b));
      }
    }
  }
  return [...disputed.values()].map((all) => conflict([...all].sort((a, b) => a.place - b.place)));
}

function told(
  { id, title, body, names }: Pick<Item, "id" | "title" | "body" | "names">,
  place: number,
): readonly Told[] {
  const text = `${title}\n${plainText(body)}`;
  return findAmounts(text).map((amount) => {
    const end = amount.at + amount.text.length;
    const before = text
      .slice(Math.max(0, amount.at - BEFORE), amount.at)
      .split(STOP)
      .at(-1) as string;
    const after = text.slice(end, end + AFTER).split(STOP)[0] as string;
    const clause = `${before} ${after}`.toLowerCase();
    return { item: id, place, amount, kind: kindOf(before, after), clause, names };
  });
}

/** The kind whose word stands nearest to the amount between two parts of its clause. */
function kindOf(before: string, after: string): string | null {
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [kind, words] of KINDS) {
    const all = new RegExp(words, "gi");
    const last = [...before.matchAll(all)].at(-1);
    const first = after.search(words);
    const distance = Math.min(
      last ? before.length - last.index - last[0].length : least,
      first === -1 ? least : first,
    );
    if (distance < least) [nearest, least] = [kind, distance];
  }
  return nearest;
}

function* disputes(earlier: readonly Told[], later: readonly Told[]): Generator<readonly [Told, Told]> {
  for (const unit of new Set(earlier.map(({ amount }) => amount.unit))) {
    const kinds = isMoney(unit) ? MONEY_KINDS : (COMPARED[unit] ?? []);
    const inUnit = (all: readonly Told[]) => all.filter(({ amount }) => amount.unit === unit);
    const [as, bs] = [inUnit(earlier), inUnit(later)];
    for (const kind of kinds) {
      const pair = kind === null ? unsaid(as, bs) : [only(as, kind), only(bs, kind)];
      const [a, b] = pair;
      if (!a || !b || a.amount.vague || b.amount.vague || !maySame(a, b)) continue;
      const ratio = Math.max(a.amount.value, b.amount.value) / Math.min(a.amount.value, b.amount.value);
      if (!(ratio <= (kind === null ? MOST_UNSAID : MOST_ALIKE))) continue;
      if (bs.some((one) => same(one.amount, a.amount)) || as.some((one) => same(one.amount, b.amount)))
        continue;
      yield [a, b];
    }
  }
}

/** The amount of a kind, where all of that kind are one value. */
function only(all: readonly Told[], kind: string): Told | undefined {
  const some = all.filter((one) => one.kind === kind);
  const [first] = some;
  return first && some.every(({ amount }) => same(amount, first.amount)) ? first : undefined;
}

/** The only amounts of the unit in two reports, where at most one of them says its kind. */
function unsaid(as: readonly Told[], bs: readonly Told[]): readonly (Told | undefined)[] {
  const [a, b] = [as[0], bs[0]];
  if (!a || !b || (a.kind !== null && b.kind !== null)) return [];
  return [as, bs].every((all) => all.every(({ amount }) => same(amount, (all[0] as Told).amount)))
    ? [a, b]
    : [];
}

/** One value, or one of them is the other rounded: 14.3 and 14; not 143 and 150, nor 120 and 100. */
function same(a: Amount, b: Amount): boolean {
  if (Math.max(a.value, b.value) > Math.min(a.value, b.value) * 1.05) return false;
  const digits = Math.min(significant(a.value), significant(b.value));
  return Number(a.value.toPrecision(digits)) === Number(b.value.toPrecision(digits));
}

const significant = (value: number): number =>
  Math.min(12, value.toExponential().replace(/e.*|\D/g, "").length);

function conflict(all: readonly Told[]): Conflict {
  const values: { value: number; text: string; items: ItemId[] }[] = [];
  for (const { amount, item } of all) {
    const known = values.find(({ value }) => same({ ...amount, value }, amount));
    if (!known) values.push({ value: amount.value, text: amount.text, items: [item] });
    else if (!known.items.includes(item)) known.items.push(item);
  }
  return { unit: (all[0] as Told).amount.unit, values };
}

/** Values as a reader compares them: `150亿 / 143亿美元`, the unit once where all end alike. */
export function conflictText({ values }: Conflict): string {
  const texts = values.map(({ text }) => text.replace(/\s+/g, " "));
  const unit = /[\p{Script=Han}%％]+$/u.exec(texts[0] as string)?.[0].replace(/^[万亿千百十]+/, "") ?? "";
  if (unit === "" || !texts.every((text) => text.endsWith(unit))) return texts.join(" / ");
  return `${texts.map((text) => text.slice(0, -unit.length).trim()).join(" / ")}${unit}`;
}
