import postcss, { type AtRule, type Container, type Root, type Rule } from "postcss";
import { putInValues, shortenNames } from "./inline-values.ts";

/** Names of one element of a page. */
interface Named {
  readonly element: string;
  readonly classes: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether it has no content: what it will hold comes with the app, and so does its style. */
  readonly isEmpty: boolean;
}

/** Classes and attributes that the script in the head sets before the first frame. */
const SET_BEFORE = /^(cut|expand|read|folded|kept|who|data-theme|data-head|data-early|data-lean)$/;

/** Selectors that match nothing before the whole style sheet is here, or only what others style too. */
const LATER =
  /^::placeholder|:hover|:active|:focus|:disabled|:user-|::selection|::?file-selector|::?backdrop|::-webkit|:-moz|:host|:popover|:lang/;

/** The distinct elements of a page. Scripts and styles count as empty. */
function elementsOf(html: string): readonly Named[] {
  const bare = html.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, "");
  const tags = new Set([...bare.matchAll(/<[a-z][\w-]*(?:"[^"]*"|[^>"])*>(?:<\/)?/gi)].map(([tag]) => tag));
  return [...tags].map((tag) => {
    const element = /^<([\w-]+)/.exec(tag)?.[1]?.toLowerCase() ?? "";
    const attributes = new Map(
      [...tag.slice(1 + element.length).matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(
        ([, name = "", value = ""]) => [name.toLowerCase(), value],
      ),
    );
    const classes = new Set(attributes.get("class")?.split(/\s+/));
    return { element, attributes, classes, isEmpty: tag.endsWith("</") };
  });
}

const GROUP = /:(is|where|not|has)\(((?:[^()]|\([^()]*\))*)\)/g;

/** Parts between commas that stand in no brackets. */
const alternatives = (list: string): readonly string[] => list.split(/,(?![^(]*\))/);

/** Whether a piece of a selector without combinators may match an element. */
function isMeant(piece: string, { element, classes, attributes }: Named): boolean {
  const bare = piece.replace(/\[([\w-]+)(?:([~^$*|]?=)"?([^"\]]*)"?)?[^\]]*\]/g, (_, name, sign, value) => {
    const own = attributes.get(name);
    const holds = SET_BEFORE.test(name) || (own !== undefined && (sign !== "=" || own === value));
    return holds ? "" : ".\0";
  });
  const named = /^[a-z][\w-]*/i.exec(bare)?.[0].toLowerCase();
  if (named !== undefined && named !== element) return false;
  if (element !== "html" && /:root/.test(bare)) return false;
  return [...bare.matchAll(/\.([^.:#\s]+)/g)].every(
    ([, name = ""]) => SET_BEFORE.test(name) || classes.has(name),
  );
}

/** Whether a selector may match something on the page; in doubt, yes. */
function mayMatch(selector: string, page: readonly Named[]): boolean {
  if (LATER.test(selector)) return false;
  let isPossible = true;
  const plain = selector.replace(GROUP, (_, kind: string, list: string) => {
    if (kind !== "not" && !alternatives(list).some((one) => mayMatch(one, page))) isPossible = false;
    return "";
  });
  const pieces = [...plain.matchAll(/([^\s>+~]+)\s*([>+~]?)/g)];
  return (
    isPossible &&
    pieces.every(([, piece = "", sign], at) => {
      // An empty element has elements beside it at most.
      const holds = at < pieces.length - 1 && sign !== "+" && sign !== "~";
      return page.some((named) => isMeant(piece, named) && !(holds && named.isEmpty));
    })
  );
}

function narrow(rule: Rule, page: readonly Named[]): void {
  const kept = rule.selectors.filter((selector) => mayMatch(selector, page));
  if (kept.length === 0) rule.remove();
  else if (kept.length < rule.selectors.length) rule.selectors = kept;
}

/**
 * Removes custom properties that nothing uses. The users may themselves be such properties, so it repeats until none
 * goes.
 */
function dropUnasked(root: Root): void {
  for (let isGone = true; isGone; ) {
    isGone = false;
    const asked = new Set([...root.toString().matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
    root.walkDecls(/^--/, (declaration) => {
      if (asked.has(declaration.prop)) return;
      declaration.remove();
      isGone = true;
    });
  }
}

/** Removes fallbacks of properties that have a value. */
function dropStandIns(root: Root): void {
  const there = new Set<string>();
  root.walkDecls(/^--/, ({ prop, parent }) => {
    if (parent?.type === "rule" && (parent as Rule).selector === ":root") there.add(prop);
  });
  root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(
      /var\((--[\w-]+),(?:[^()]|\([^()]*\))*\)/g,
      (whole, name) => (there.has(name) ? `var(${name})` : whole),
    );
  });
}

/**
 * Printing, movements and what these do without: nothing moves in a first frame. A page without scripts links the
 * whole sheet.
 */
const isForLater = ({ name, params }: AtRule): boolean =>
  name === "property" ||
  name === "keyframes" ||
  (name === "media" && /\bprint\b|prefers-reduced-motion|scripting/.test(params));

function dropEmpty(root: Root): void {
  for (let isGone = true; isGone; ) {
    isGone = false;
    root.walk((node) => {
      if ((node as Container).nodes?.length !== 0) return;
      node.remove();
      isGone = true;
    });
  }
}

/**
 * The part of a style sheet that a page's first frame needs, to be put into the page.
 * The whole sheet follows with the same rules in the same order, so nothing looks different once it is here.
 */
export function inlineStyle(css: string, html: string): string {
  const page = elementsOf(html);
  const root = postcss.parse(css);
  root.walkComments((comment) => {
    comment.remove();
  });
  root.walkAtRules((rule) => {
    if (isForLater(rule)) rule.remove();
  });
  root.walkRules((rule) => narrow(rule, page));
  root.walkDecls((declaration) => {
    const before = declaration.prev();
    const isTwice = before?.type === "decl" && before.toString() === declaration.toString();
    if (isTwice || declaration.prop === "transition") declaration.remove();
  });
  dropStandIns(root);
  putInValues(root);
  dropUnasked(root);
  dropEmpty(root);
  // The order of the layers, for those of which nothing is left here.
  return shortenNames(`@layer theme,base,components;${root.toString()}`);
}
