import { expect, test } from "vitest";
import { packText } from "../../src/app/env/files.ts";
import { readImport } from "../../src/app/settings/read-import.ts";
import { applyReading, emptyReading, isRead } from "../../src/reading/state/reading-state.ts";
import { SHORT_FORM_LIMIT, shortForm } from "../../src/reading/state/short-form.ts";
import { exportReading } from "../../src/reading/state/transfer.ts";
import { makeItems } from "../reading/items.ts";

const items = makeItems("2025-06-14", 3);
const state = applyReading({ ...emptyReading, replica: "a" }, { type: "read", items, read: true });

async function readOf(text: string): Promise<number | string> {
  const answer = await readImport(text);
  if (!answer.ok) return answer.error.type;
  return items.filter(({ id }) => isRead(answer.value.state, id)).length;
}

test("an import takes a file's text, a packed word, a short form, and an address that carries one", async () => {
  const short = shortForm(state, SHORT_FORM_LIMIT).text;
  expect(await readOf(exportReading(state))).toBe(3);
  expect(await readOf(`  ${await packText(exportReading(state))}\n`)).toBe(3);
  expect(await readOf(short)).toBe(3);
  expect(await readOf(`https://tidings.example/reader/?view=settings#state=${short}`)).toBe(3);
});

test("what is none of these is refused with its reason", async () => {
  const packed = await packText(exportReading(state));
  expect(typeof (await readOf(packed.slice(0, packed.length / 2)))).toBe("string");
  expect(await readOf("hello")).toBe("not-json");
});
