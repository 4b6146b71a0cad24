import type { Place } from "../report/notes.ts";

/** A digest cut into its front matter and its body. */
export interface SplitDigest {
  readonly kind: "yaml" | "toml" | "json" | "none" | "unclosed";
  /** The front matter without its fences; "" where there is none. Where it is unclosed, its lines are body as well. */
  readonly matter: string;
  /** Line of the first line of `matter`, 1-based. */
  readonly matterLine: number;
  /** Line of the first line of the body, 1-based. */
  readonly bodyLine: number;
}

/** What front matter says of a digest, before the fallbacks. */
export interface Header {
  readonly title: string | null;
  readonly date: { readonly text: string; readonly place: Place } | null;
  readonly categories: readonly string[];
}

/** The header of a digest whose front matter is missing or cannot be read. */
export const NO_HEADER: Header = { title: null, date: null, categories: [] };

const YAML_FENCE = /^---[ \t]*$/;
const TOML_FENCE = /^\+\+\+[ \t]*$/;

/** `lines 1-5`: where the front matter stands, its fences included. */
export const linesOf = ({ bodyLine }: SplitDigest): string => `lines 1-${bodyLine - 1}`;

/** A key with a value, or what goes on with the key above: the lines that are surely of an unclosed block. */
const KEY = /^[A-Za-z][\w-]*:(?:[ \t]|$)/;
const BEGUN = /^[\w-]+$/;
const GOES_ON = /^(?:[ \t]+\S|- )/;

const NONE: SplitDigest = { kind: "none", matter: "", matterLine: 1, bodyLine: 1 };

/**
 * Finds the front matter of a digest given as lines.
 * It opens on the first line and closes with the next line that is its fence; a fence that never comes
 * makes it `unclosed`, and the whole text is body, the keys at its beginning included. O(lines).
 */
export function splitFrontMatter(lines: readonly string[]): SplitDigest {
  const first = lines[0] ?? "";
  if (YAML_FENCE.test(first)) return fenced(lines, YAML_FENCE, "yaml");
  if (TOML_FENCE.test(first)) return fenced(lines, TOML_FENCE, "toml");
  return first.startsWith("{") && !/^\{\{[%<]/.test(first) ? json(lines) : NONE;
}

function fenced(lines: readonly string[], fence: RegExp, kind: "yaml" | "toml"): SplitDigest {
  const end = lines.findIndex((line, at) => at > 0 && fence.test(line));
  if (end < 0) return unclosed(lines, kind);
  return { kind, matter: lines.slice(1, end).join("\n"), matterLine: 2, bodyLine: end + 2 };
}

/** The keys at the beginning of a block that never ends, where anything stands behind; its whole text is body. */
function unclosed(lines: readonly string[], kind: "yaml" | "toml"): SplitDigest {
  const isKey = (line: string, above: string): boolean =>
    KEY.test(line) || (GOES_ON.test(line) && /:[ \t]*$|^(?:[ \t]+|- )/.test(above));
  const end = lines.slice(1).findIndex((line, at) => !isKey(line, lines[at] ?? ""));
  const behind = end < 0 ? [] : lines.slice(end + 1).filter((line) => line.trim() !== "");
  // A file that is still being written ends within its block, perhaps in the middle of a key or of the fence.
  const broken = behind.length === 0 || (behind.length === 1 && BEGUN.test(behind[0] ?? ""));
  const keys = kind === "yaml" && !broken ? lines.slice(1, end + 1) : [];
  return { kind: "unclosed", matter: keys.join("\n"), matterLine: 2, bodyLine: 1 };
}

/** A JSON object ends with the brace that closes it; braces within strings do not count. */
function json(lines: readonly string[]): SplitDigest {
  const braces = { depth: 0, isQuoted: false };
  for (const [at, line] of lines.entries()) {
    const end = closingBrace(line, braces);
    if (end === null) continue;
    if (line.slice(end + 1).trim() !== "") break;
    return { kind: "json", matter: lines.slice(0, at + 1).join("\n"), matterLine: 1, bodyLine: at + 2 };
  }
  return { ...NONE, kind: "unclosed" };
}

/** Where a line closes the last open brace; null where it does not. `braces` goes on from line to line. */
function closingBrace(line: string, braces: { depth: number; isQuoted: boolean }): number | null {
  for (let column = 0; column < line.length; column += 1) {
    const character = line[column];
    if (braces.isQuoted && character === "\\") column += 1;
    else if (character === '"') braces.isQuoted = !braces.isQuoted;
    else if (!braces.isQuoted && character === "{") braces.depth += 1;
    else if (!braces.isQuoted && character === "}") braces.depth -= 1;
    if (braces.depth === 0 && !braces.isQuoted) return column;
  }
  return null;
}
