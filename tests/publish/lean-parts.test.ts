import { parseSync } from "vite";
import { expect, test } from "vitest";
import { withParts } from "../../src/publish/site/lean-parts.ts";

const parse = (code: string) => parseSync("module.js", code).program;

test("functions and what is set give way to other parts, and the rest stays as it is", () => {
  const code = `function one() { return 1; }
var two = function one() { return 2; };
Q.prototype.clear = function () {};
exports.two = two;`;
  expect(withParts(code, { one: "function one() {}", "exports.two": "" }, parse)).toBe(`function one() {}
var two = function one() { return 2; };
Q.prototype.clear = function () {};
`);
});

test("methods of a class give way by the class's name and their own", () => {
  const code = `var Query = class extends Removable {
  #state;
  reset() { this.#state = 0; }
  get reset2() { return 0; }
};
var Other = class { reset() {} };
`;
  expect(
    withParts(code, { "Query.reset": "", "Query.reset2": "reset2() {}" }, parse),
  ).toBe(`var Query = class extends Removable {
  #state;
  
  reset2() {}
};
var Other = class { reset() {} };
`);
});

test("a part that a new release lacks is told of", () => {
  expect(() => withParts("function findAll() {}", { find: "", clear: "" }, parse)).toThrow("no find, clear");
});
