import { expect, test } from "vitest";
import { compile, DATE } from "./compile-text.ts";

const compileBody = (body: string) => compile(`---\ntitle: t\n${DATE}\n---\n${body}`);

const ITEM = "1. [甲-乙](https://a.example/)\n\n   文\n\n";

const unused = (count: number): string =>
  Array.from({ length: count }, (_, at) => `[d${at}]: https://d.example/${at}\n`).join("");

test("a hundred thousand references to no character make a report that is no longer than the digest", () => {
  const body = `${ITEM}   ${"&#0;".repeat(100_000)}\n`;
  const { diagnostics, outcome } = compileBody(body);
  expect(outcome).toBe("warn");
  expect(JSON.stringify(diagnostics).length).toBeLessThan(body.length);
});

test("places of a rule beyond the first thousand are counted in one, which has their last line and every address", () => {
  const { diagnostics } = compileBody(ITEM + unused(3000));
  expect(diagnostics).toHaveLength(1001);
  const last = diagnostics.at(-1);
  expect(last).toMatchObject({ rule: "definition-unused", line: 1009, column: 1 });
  expect(last?.message).toMatch(/^2000 places from here to line 3008: no link uses "d1000": left out: https/);
  const messages = diagnostics.map(({ message }) => `${message};`).join("\n");
  const lost = Array.from({ length: 3000 }, (_, at) => `https://d.example/${at};`).filter(
    (address) => !messages.includes(address),
  );
  expect(lost).toEqual([]);
});

test("places that all say the same say it once", () => {
  const { diagnostics } = compileBody(`${ITEM}\n旁注\n\n`.repeat(2000));
  expect(diagnostics).toHaveLength(1001);
  expect(diagnostics.at(-1)?.message).toBe(
    "1000 places from here to line 14003: text outside of the list: kept with the item before it",
  );
});

test("a thousand and one places of a rule are told one by one, whatever another rule has", () => {
  const { diagnostics } = compileBody(`${"[a]: https://a.example/\n".repeat(1002)}${unused(1000)}\n${ITEM}`);
  const places = (rule: string) => diagnostics.filter((one) => one.rule === rule);
  expect(places("definition-shadowed")).toHaveLength(1001);
  expect(places("definition-shadowed").map(({ message }) => /\d+ places/.test(message))).not.toContain(true);
  expect(places("definition-unused")).toHaveLength(1001);
  expect(new Set(diagnostics.map(({ line }) => line)).size).toBe(2002);
});
