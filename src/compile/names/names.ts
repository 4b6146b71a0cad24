import { NAME_TABLE } from "../../bundle/name-spellings.ts";
import { freeNames } from "./free-names.ts";
import { CHINESE_FAMILIES, chineseModels } from "./model-names.ts";
import { nameTable } from "./name-table.ts";
import { saidNames } from "./said-names.ts";

/** Finds companies, models and people in an item, by their main spellings in the order of first mention. */
export type FindNames = (title: string, body: string) => readonly string[];

/**
 * Prepares finding names, with `more` rows for the table, which win where both have a spelling.
 * It finds the table's names in any spelling, and what looks like a name to `freeNames`. Finding is linear in the text,
 * however long the table.
 */
export function nameFinder(more: readonly (readonly string[])[]): FindNames {
  const table = nameTable([...NAME_TABLE, ...more]);
  return (title, body) => {
    const text = `${title}\n${body}`;
    const known = table.find(text);
    const said = saidNames(text, known);
    const free = saidNames(text, freeNames(text, known, table.has));
    if (free.length === 0 && said.length < 2) return said.map(({ name }) => name);
    const models = known.some(({ name }) => CHINESE_FAMILIES.has(name)) ? chineseModels(text) : [];
    const names = [...said, ...free, ...models];
    return [...new Set(names.sort((a, b) => a.at - b.at).map(({ name }) => name))];
  };
}
