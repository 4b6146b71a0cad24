import type { Heading, Paragraph, RootContent } from "mdast";
import { firstLink } from "./entry.ts";
import { nameOf, SECTIONS } from "./headings.ts";
import { isLinked, isMostlyLink, openingsOf, UNREAD } from "./opening.ts";
import { isSourceLine } from "./titled.ts";
import { type BodyTree, plainText } from "./tree.ts";

/** What begins an item where no list does: a heading, a paragraph that opens with bold text, or with a link. */
export interface Opener {
  readonly node: Heading | Paragraph;
  /** 1 to 6 as headings have it, `BOLD` or `LINK`. */
  readonly depth: number;
  readonly title: string;
}

/** An item that no list holds: what begins it, and the blocks below. */
export interface Unit {
  readonly opener: Opener;
  readonly below: readonly RootContent[];
}

/** Depths of openers that are no headings, below all of them. */
export const BOLD = 7;
export const LINK = 8;

/** The number before a title: `1.`, `1、`, `（1）`, `①`, `1️⃣`, `一、`, `No. 1`; one that goes on with a digit is none. */
const NUMBER =
  /^\s*(?:[(（【]?[\d０-９]{1,3}(?:[)）】]|[.．、:：](?!\d))|[\d０-９]{1,2}\uFE0F?\u20E3|[①-⑳]|[(（]?[一二三四五六七八九十]{1,3}[)）、]|No\.? ?\d{1,3}[.:：]?)[\s\u3000.、．]*/iu;

/** A title without the number before it; whole where it is nothing but a number. */
export const unnumbered = (title: string): string => title.replace(NUMBER, "").trim() || title;

const isNumbered = ({ title }: Opener): boolean => NUMBER.test(title);

/** The words that a paragraph sets in bold at its beginning, behind signs at most; null where it begins otherwise. */
function boldOf({ children }: Paragraph): string | null {
  const at = children.findIndex((child) => /[\p{L}\p{N}]/u.test(plainText(child)));
  const first = children[at];
  return first?.type === "strong" ? plainText(first).replaceAll("****", "").trim() : null;
}

/** The text of the link that a paragraph opens with, behind signs at most; null where it begins otherwise. */
function linkOf(paragraph: Paragraph): string | null {
  const found = firstLink(paragraph.children);
  if (!found || found.link.children.every((one) => one.type === "image")) return null;
  const before = paragraph.children.slice(0, paragraph.children.indexOf(found.outer));
  const opens =
    isMostlyLink(paragraph) &&
    paragraph.children.includes(found.outer) &&
    !/[\p{L}\p{N}]/u.test(before.map((one) => plainText(one)).join(""));
  return opens ? plainText(found.link).trim() : null;
}

/** Whether a paragraph opens with a link, behind signs at most. */
export const opensWithLink = (paragraph: Paragraph): boolean => linkOf(paragraph) !== null;

/** All openers that a block is one of, the shallowest first: a bold link is two. */
function openersOf(node: RootContent, next: RootContent | undefined, tree: BodyTree): readonly Opener[] {
  if (node.type === "heading")
    return SECTIONS.isHeading(node, next, tree) && nameOf(node) !== ""
      ? [{ node, depth: node.depth, title: nameOf(node) }]
      : [];
  if (node.type !== "paragraph") return [];
  const [bold, link] = [boldOf(node), linkOf(node)];
  return [
    ...(bold && bold.replace(NUMBER, "") !== "" ? [{ node, depth: BOLD, title: bold }] : []),
    ...(link ? [{ node, depth: LINK, title: link }] : []),
  ];
}

/** The openers that each block is. */
type Openers = ReadonlyMap<RootContent, readonly Opener[]>;

/** The openers of a depth, each with all blocks up to the next one or to a heading above it. */
function unitsAt(depth: number, { blocks }: BodyTree, openers: Openers): readonly Unit[] {
  const units: { opener: Opener; below: RootContent[] }[] = [];
  let open: (typeof units)[number] | null = null;
  for (const [at, node] of blocks.entries()) {
    const ones = openers.get(node) ?? [];
    const own = ones.find((one) => one.depth === depth);
    if (own && !isSectionOf(own, blocks[at + 1])) {
      open = { opener: own, below: [] };
      units.push(open);
    } else if (ones.some((one) => one.depth < Math.min(depth, BOLD))) open = null;
    else open?.below.push(node);
  }
  return units;
}

/** Whether a heading is one of the list right below it, and begins no item itself. */
const isSectionOf = (opener: Opener, next: RootContent | undefined): boolean =>
  opener.depth < BOLD && (!next || (next.type === "list" && !isNumbered(opener)));

/** Whether a unit has an address, or where its opener has no number, one that is set apart as a source is. */
const isSourced = ({ opener, below }: Unit): boolean =>
  isNumbered(opener) || opener.depth >= BOLD
    ? [opener.node, ...below].some(isLinked)
    : isLinked(opener.node) || below.some(isSourceLine);

/**
 * Whether openers come before any text below their headings: a link or a bold phrase at the end of a text is no title
 * of what is below. Text before the first heading may be an introduction.
 */
function beginTheirSections(units: readonly Unit[], tree: BodyTree): boolean {
  const begun = new Set<RootContent>(units.map(({ opener }) => opener.node));
  let isOpen = true;
  let isText = false;
  for (const node of tree.blocks) {
    if (node.type === "heading") isOpen = isText = false;
    else if (!begun.has(node)) isText ||= /[\p{L}\p{N}]/u.test(plainText(node, UNREAD));
    else if (isText && !isOpen) return false;
    else isOpen = true;
  }
  return true;
}

/** Whether units are a digest's items, where `bullets` entries with a link stand beside them. */
function areItems(units: readonly Unit[], bullets: number, tree: BodyTree): boolean {
  const [first] = units;
  if (!first) return false;
  const openers = units.map(({ opener }) => opener);
  const areNumbered = openers.every(isNumbered);
  // A single heading may be the title of a text.
  if (units.length === 1 && !areNumbered && !isLinked(first.opener.node)) return false;
  if (units.length === 1 && first.opener.depth >= BOLD) return false;
  if (2 * units.filter(isSourced).length <= units.length) return false;
  // What is said again and again is a label: "Read more", "Why it matters".
  if (new Set(openers.map(({ title }) => title)).size < units.length) return false;
  if (areNumbered ? units.length < bullets : units.length <= bullets) return false;
  return first.opener.depth < BOLD || beginTheirSections(units, tree);
}

/**
 * The items of a digest whose items are in no list: the deepest openers of which most have a source. Empty where there
 * are none, where a list is numbered, and where more bullets have links. Linear in the nodes.
 */
export function unitsOf(tree: BodyTree): readonly Unit[] {
  const openings = openingsOf(tree);
  if (openings.some(({ ordered }) => ordered)) return [];
  const bullets = openings.filter(({ linked }) => linked).length;
  const openers = new Map(tree.blocks.map((node, at) => [node, openersOf(node, tree.blocks[at + 1], tree)]));
  const depths = new Set([...openers.values()].flat().map(({ depth }) => depth));
  for (const depth of [...depths].sort().reverse()) {
    const units = unitsAt(depth, tree, openers);
    if (areItems(units, bullets, tree)) return units;
  }
  return [];
}
