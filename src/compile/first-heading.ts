const HEADING = /^ {0,3}#{1,6}[ \t]+(?<text>.*?)(?:[ \t]+#+)?[ \t]*$/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

/** What is no text of a paragraph, so that no line below it makes a heading of it. */
const NO_TEXT =
  /^(?: {4}|\t)|^ {0,3}(?:[#>|]|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|`{3}|~{3}|(?:[-*_][ \t]*){3,}$|=+[ \t]*$|<)/;

/**
 * The first heading of a body as text, null without one: a line that begins with `#`, or one of text between a blank
 * line and a line of `=` or `-`. `first` is the index of the body's first line. O(lines).
 */
export function firstHeading(lines: readonly string[], first: number): string | null {
  for (let at = first; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const text = HEADING.exec(line)?.groups?.text ?? (isUnderlined(lines, at, first) ? line.trim() : "");
    if (text !== "") return text.replace(/[*_`]/g, "").trim();
  }
  return null;
}

function isUnderlined(lines: readonly string[], at: number, first: number): boolean {
  const line = lines[at] ?? "";
  if (line.trim() === "" || NO_TEXT.test(line) || !UNDERLINE.test(lines[at + 1] ?? "")) return false;
  return at === first || (lines[at - 1] ?? "").trim() === "";
}
