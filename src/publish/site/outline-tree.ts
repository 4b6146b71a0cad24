/** An element as its name, attributes and contents; a text as itself. */
export type Outline =
  | string
  | readonly [name: string, attributes: Readonly<Record<string, string>>, inside: readonly Outline[]];

const PIECE = /<\/([\w-]+)>|<([\w-]+)((?:\s[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/g;

const CHARS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => CHARS[name] ?? "");

/**
 * Parses markup as React writes it: every element is closed, or ends in a slash.
 * A script rebuilds the elements from this tree, as the page's policy lets no text become elements.
 */
export function outlineOf(markup: string): readonly Outline[] {
  const open: Outline[][] = [[]];
  for (const [, closed, name, attributes = "", isEmpty, text] of markup.matchAll(PIECE)) {
    const within = open.at(-1) ?? [];
    if (text !== undefined) within.push(unescaped(text));
    if (closed !== undefined) open.pop();
    if (name === undefined) continue;
    const own = [...attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(
      ([, key = "", value = ""]) => [key, unescaped(value)] as const,
    );
    const inside: Outline[] = [];
    within.push([name, Object.fromEntries(own), inside]);
    if (!isEmpty) open.push(inside);
  }
  return open[0] ?? [];
}
