import type { Root, Rule } from "postcss";

/** Properties whose value scripts set on elements: their names stay. */
const SET_BY_SCRIPTS = /^--(unread|push)$/;

/** The properties that have one value whatever the page is, by name. */
function fixedIn(root: Root): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  const values = new Map<string, string>();
  root.walkDecls(/^--/, ({ prop, value, parent }) => {
    times.set(prop, (times.get(prop) ?? 0) + 1);
    const isEverywhere = (parent as Rule).selector === ":root" && !isConditional(parent as Rule);
    if (isEverywhere && !SET_BY_SCRIPTS.test(prop)) values.set(prop, value);
  });
  return new Map([...values].filter(([prop]) => times.get(prop) === 1));
}

/** Whether a rule holds under a condition only, and not in all of a layer. */
function isConditional({ parent }: Rule): boolean {
  for (let at = parent; at && at.type !== "root"; at = at.parent as typeof parent)
    if (at.type === "atrule" && (at as { name?: string }).name !== "layer") return true;
  return false;
}

/**
 * Replaces custom properties that never change by their values, and those that nothing sets by their fallbacks: names
 * cost a page more than values.
 */
export function putInValues(root: Root): void {
  const fixed = fixedIn(root);
  const set = new Set<string>();
  root.walkDecls(/^--/, ({ prop }) => void set.add(prop));
  const isNever = (name: string): boolean => !set.has(name) && !SET_BY_SCRIPTS.test(name);
  const put = (text: string): string =>
    text.replace(/var\((--[\w-]+)(?:, ?([^(),]+))?\)/g, (whole, name, instead) => {
      const value = fixed.get(name) ?? (isNever(name) ? instead : undefined);
      return value === undefined ? whole : put(value);
    });
  root.walkDecls((declaration) => {
    declaration.value = put(declaration.value);
  });
  root.walkDecls(/^--/, (declaration) => {
    if (fixed.has(declaration.prop)) declaration.remove();
  });
}

/**
 * Shortens the names of custom properties to a letter or two; the whole style sheet keeps its own names and needs none
 * of these.
 */
export function shortenNames(css: string): string {
  const names = [...new Set(css.match(/(?<![\w-])--[a-z][\w-]*/g))].filter(
    (name) => !SET_BY_SCRIPTS.test(name),
  );
  const short = new Map(names.map((name, at) => [name, `--${at.toString(36)}`]));
  return css.replace(/(?<![\w-])--[a-z][\w-]*/g, (name) => short.get(name) ?? name);
}
