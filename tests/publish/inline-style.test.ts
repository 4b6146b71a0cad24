import { expect, test } from "vitest";
import { inlineStyle } from "../../src/publish/site/inline-style.ts";

const ORDER = "@layer theme,base,components;";
const PAGE = `<html lang="zh"><head><style>.in-style{}</style><script>"<b class=in-script>"</script></head>
  <body><div id="root"><article class="card new" data-item="a > b"><h4>Title</h4><button aria-pressed="false">x</button></article><i class="empty"></i></div></body></html>`;

const inlined = (css: string): string => inlineStyle(css, PAGE).slice(ORDER.length);

test("the order of the layers comes first, whatever is left of them", () => {
  expect(inlineStyle("", PAGE)).toBe(ORDER);
});

test.each([
  [".card"],
  ["article.card.new"],
  [".card > h4"],
  ["#root .card h4"],
  ["*"],
  ["html"],
  [":root"],
  [".card::before"],
  [".card:first-child"],
  [".card:not(.old) h4"],
  [".card:is(.old, .new)"],
  [":where(.card) button"],
  ["button[aria-pressed]"],
  ['button[aria-pressed="false"]'],
  ["[data-item]"],
  [".card::placeholder"],
  [".empty"],
  [".empty::before"],
  [".empty + .card"],
])("what is on the page keeps its rule: %s", (selector) => {
  expect(inlined(`${selector}{color:red}`)).toBe(`${selector}{color:red}`);
});

test.each([
  [".dialog"],
  [".card .dialog"],
  [".card > p"],
  ["section.card"],
  [".card.old"],
  [".card:is(.old, .dialog)"],
  [":where(.dialog) button"],
  ["button[aria-expanded]"],
  ['button[aria-pressed="true"]'],
  [".empty h4"],
  [".empty > .card"],
  [".in-style"],
  [".in-script"],
  ["b"],
])("what is not on the page loses its rule: %s", (selector) => {
  expect(inlined(`${selector}{color:red}`)).toBe("");
});

test.each([[".card:hover"], ["button:focus-visible"], [".card::selection"], ["button:disabled"]])(
  "what no first frame shows waits: %s",
  (selector) => {
    expect(inlined(`${selector}{color:red}`)).toBe("");
  },
);

test.each([[".card.read h4"], [".card.folded"], [".card.kept"], [".who"], [".expand"], [".body.cut"]])(
  "what the first scripts may make of a card is styled: %s",
  (selector) => {
    const css = `${selector}{color:red}`;
    expect(inlineStyle(css, '<body><article class="card"><h4></h4><p class="body"></p></article>')).toBe(
      ORDER + css,
    );
  },
);

test("either theme is styled, as the script in the head chooses between them", () => {
  const css = ":root[data-theme=dark]{color-scheme:dark}";
  expect(inlined(css)).toBe(css);
});

test("of a list of selectors the ones on the page stay", () => {
  expect(inlined(".card, .dialog, h4:hover{color:red}")).toBe(".card{color:red}");
});

test("conditions and layers stay around what is left, and go where nothing is", () => {
  expect(inlined("@layer base{@media (width<=45rem){.card{margin:0}.dialog{margin:0}}}")).toBe(
    "@layer base{@media (width<=45rem){.card{margin:0}}}",
  );
  expect(inlined("@layer base{@media (width<=45rem){.dialog{margin:0}}}")).toBe("");
});

test("printing, movements and less of them are for later", () => {
  const later = [
    "@media print{.card{color:#000}}",
    "@media (prefers-reduced-motion:reduce){*{animation:none}}",
    "@keyframes turn{to{rotate:1turn}}",
    '@property --x{syntax:"*";inherits:false}',
    ".card{transition:width .1s}",
  ];
  expect(inlined(later.join(""))).toBe("");
});

test("a value that only a dropped rule asks for goes, and what it asks for with it", () => {
  expect(
    inlined(":root{--ink:#000;--line:var(--ink);--thick:var(--line);--gap:2px}.card{gap:var(--gap)}"),
  ).toBe(".card{gap:2px}");
});

test("what would stand in for a value goes where the value is there, and stays where it is not", () => {
  expect(inlined(":root{--face:serif}.card{font-family:var(--face,Arial,min(1px,2px))}")).toBe(
    ".card{font-family:serif}",
  );
  expect(inlined(".card{width:calc(var(--unread,0) * 1px)}")).toBe(
    ".card{width:calc(var(--unread,0) * 1px)}",
  );
  expect(inlined("@media print{:root{--unread:1}}.card{width:var(--unread,0)}")).toBe(
    ".card{width:var(--unread,0)}",
  );
});

test("a value that is the same on every page stands for itself, also by way of another", () => {
  expect(inlined(":root{--a1:2px;--b1:calc(var(--a1) * 2)}@layer base{.card{gap:var(--b1)}}")).toBe(
    "@layer base{.card{gap:calc(2px * 2)}}",
  );
});

test.each([
  ["in one theme", ":root{--ink:#000}:root[data-theme=dark]{--ink:#fff}.card{color:var(--ink)}"],
  ["at one width", ":root{--ink:#000}@media (width<=9rem){:root{--ink:#111}}.card{color:var(--ink)}"],
  ["at one width only", "@media (width<=9rem){:root{--ink:#111}}.card{color:var(--ink)}"],
  ["of some elements", ".card{--ink:#000}h4{color:var(--ink)}"],
])("a value that is another one %s keeps a name, of a letter or two", (_, css) => {
  expect(inlined(css)).toBe(css.replaceAll("--ink", "--0"));
});

test("names that scripts set values for stay", () => {
  expect(inlined(".card{--unread:1;width:var(--unread)}")).toBe(".card{--unread:1;width:var(--unread)}");
});

test("of a value that nothing sets its stand-in is left; one that scripts set keeps its name", () => {
  expect(inlined(".card{font-feature-settings:var(--never-set,normal);width:var(--unread,0)}")).toBe(
    ".card{font-feature-settings:normal;width:var(--unread,0)}",
  );
});
