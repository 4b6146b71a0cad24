import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS } from "../../src/reading/commands/commands.ts";
import { en } from "../../src/reading/messages/en.ts";
import type { Message } from "../../src/reading/messages/message.ts";
import { addMessages, translate, translateParts } from "../../src/reading/messages/translate.ts";
import { type MessageKey, zh as zhFirst } from "../../src/reading/messages/zh.ts";
import { zhLater } from "../../src/reading/messages/zh-later.ts";
import { zhSettings } from "../../src/reading/messages/zh-settings.ts";

const zh = { ...zhFirst, ...zhLater, ...zhSettings };

addMessages("en", en);
addMessages("zh", zhLater);
addMessages("zh", zhSettings);

const files = new Map(
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("messages"))
    .map((name) => [name.replaceAll("\\", "/"), readFileSync(`src/${name}`, "utf8")] as const),
);

const source = [...files.values()].join("\n");

const keys = Object.keys(zh) as MessageKey[];

/** Keys made from a part that varies, `t(\`nav.${name}\`)`: what varies stands somewhere as a text or a property. */
const prefixes = [...source.matchAll(/`([a-z-]+\.[a-z-]*)\$\{/g)].map((match) => match[1] ?? "");
const words = new Set([...source.matchAll(/"([\w-]+)"|\b([\w-]+):/g)].map((match) => match[1] ?? match[2]));
const isMade = (key: string): boolean =>
  prefixes.some((prefix) => key.startsWith(prefix) && words.has(key.slice(prefix.length)));

test("every sentence is used somewhere", () => {
  const unused = keys.filter((key) => !source.includes(`"${key}"`) && !isMade(key));
  expect(unused).toEqual([]);
});

test("what comes with the settings is said by nothing else", () => {
  const own =
    /^app\/(pages\/SettingsPage|views\/(Settings|Key|Mute|Follow)|settings\/(?!BackupReminder|StorageBanner))/;
  const others = [...files].filter(([name]) => !own.test(name));
  const said = Object.keys(zhSettings).filter((key) =>
    others.some(([, text]) => text.includes(`"${key}"`) || text.includes(`\`${key.split(".")[0]}.\${`)),
  );
  expect(others.length).toBeLessThan(files.size);
  expect(said).toEqual([]);
});

test("both languages have the same sentences", () => {
  expect(Object.keys(en).sort()).toEqual(keys.toSorted());
});

const forms = (message: Message): readonly string[] =>
  typeof message === "string" ? [message] : Object.values(message);
const names = (text: string) =>
  [...text.matchAll(/\{([\w-]+)(?:\|[^}]*)?\}/g)].map((match) => match[1]).sort();

test.each(keys)("%s fills in the same values in both languages", (key) => {
  const chinese = new Set(forms(zh[key]).flatMap(names));
  for (const form of forms(en[key])) expect(new Set(names(form))).toEqual(chinese);
});

test("every command has its words in both languages", () => {
  for (const { title } of COMMANDS) {
    expect(translate("zh", title)).not.toBe("");
    expect(translate("en", title)).not.toBe("");
  }
});

test("numbers decide the plural", () => {
  expect(translate("en", "digest.items", { n: 1 })).toBe("1 item, ");
  expect(translate("en", "digest.items", { n: 2 })).toBe("2 items, ");
  expect(translate("zh", "digest.items", { n: 2 })).toBe("2 条，");
});

test("a sentence comes whole or in parts, with the same words", () => {
  for (const key of keys)
    expect(
      translateParts("zh", key, { n: 3 })
        .map(({ text }) => text)
        .join(""),
    ).toBe(translate("zh", key, { n: 3 }));
});

test("what looks like markup in a reader's own words is said as it is", () => {
  expect(translate("zh", "search.none", { text: "Vec<T> <b>" })).toContain("Vec<T> <b>");
});

test("each number of a sentence has its own plural", () => {
  const said = (n: number, days: number) => translate("en", "archive.totals", { n, days });
  expect(said(1, 1)).toBe("1 item on 1 day");
  expect(said(1200, 1)).toBe("1,200 items on 1 day");
  expect(said(3, 2)).toBe("3 items on 2 days");
  expect(translate("en", "archive.totals", { n: 3 })).toContain("{days|day|days}");
});
