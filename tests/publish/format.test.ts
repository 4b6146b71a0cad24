import stringWidth from "string-width";
import { expect, test } from "vitest";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import type { Diagnostic } from "../../src/compile/report/diagnostic.ts";
import { diagnosticLines, formatDiagnostic } from "../../src/publish/terminal/format.ts";
import { printable } from "../../src/publish/terminal/printable.ts";

const one = (more: Partial<Diagnostic>): Diagnostic => ({
  file: "a.md",
  severity: "warn",
  rule: "image",
  message: "an image: kept as a link",
  line: 3,
  column: 1,
  excerpt: "",
  ...more,
});

/** The column of the terminal in which the mark stands, and that in which a text of the quoted line begins. */
function columns(diagnostic: Diagnostic, text: string): readonly [number, number] {
  const [, line = "", mark = ""] = formatDiagnostic(diagnostic).split("\n");
  return [stringWidth(mark.slice(0, mark.indexOf("^"))), stringWidth(line.slice(0, line.indexOf(text)))];
}

test("the first line is file:line:column severity rule message, the next quotes and marks", () => {
  expect(formatDiagnostic(one({ excerpt: "a ![b](c)", column: 3 }))).toBe(
    ["a.md:3:3 warn image an image: kept as a link", "     3 | a ![b](c)", "       |   ^"].join("\n"),
  );
});

test.each([
  ["wide characters", "深度学习 X"],
  ["a tab", "\tab\tX"],
  ["emoji of several code points", "👩‍🔬🇨🇳👍🏽 X"],
  ["letters with marks above", "e\u0301e\u0301 X"],
  ["an escape sequence", "\u001b[31m X"],
])("the mark stands below its place behind %s", (_, excerpt) => {
  const [mark, place] = columns(one({ excerpt, column: excerpt.indexOf("X") + 1 }), "X");
  expect(mark).toBe(place);
});

test("a line of a million characters is quoted around its place", () => {
  const text = `1. [a](https://a.example/) ${"字".repeat(500_000)}![图](https://b.example/)${"字".repeat(500_000)}\n`;
  const { diagnostics } = compileDigest({ path: "2025-06-14.md", bytes: new TextEncoder().encode(text) });
  const image = diagnostics.find(({ rule }) => rule === "image") as Diagnostic;
  expect(formatDiagnostic(image).length).toBeLessThan(600);
  const [mark, place] = columns(image, "![图]");
  expect(mark).toBe(place);
});

test("nothing that a digest holds controls the terminal", () => {
  const evil = "\u001b]0;title\u0007\u001b[2J\u009b31m\r\n\u202e\u2066\u2028";
  const text = formatDiagnostic(one({ file: evil, message: evil, excerpt: evil, column: 2 }));
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  expect(text.split("\n").length).toBe(3);
  expect(printable(evil)).toContain("\\u001b");
});

test("what is for the curious is left to the report, and quiet leaves warnings too", () => {
  const all = [one({ severity: "info" }), one({}), one({ severity: "error", rule: "empty-file" })];
  expect(diagnosticLines(all, "verbose").length).toBe(3);
  expect(diagnosticLines(all, "usual").length).toBe(2);
  expect(diagnosticLines(all, "quiet")).toEqual([formatDiagnostic(all[2] as Diagnostic)]);
});

test("of one rule ten places in a file are printed and the others counted", () => {
  const many = Array.from({ length: 25 }, (_, at) => one({ line: at + 1 }));
  const lines = diagnosticLines([...many, one({ file: "b.md" })], "usual");
  expect(lines.length).toBe(12);
  expect(lines[10]).toBe("a.md: 15 more of image (--verbose prints them all)");
  expect(diagnosticLines(many, "verbose").length).toBe(25);
});
