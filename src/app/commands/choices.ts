import type { Command } from "../../reading/commands/command.ts";
import { COMMANDS } from "../../reading/commands/commands.ts";
import type { Intent } from "../../reading/commands/intent.ts";
import { categoryName } from "../../reading/text/category-name.ts";
import type { Translate } from "../state/context.tsx";
import type { Stores } from "../state/stores.ts";
import { contextOf } from "./context-of.ts";

/** A command that can run now. */
export interface Choice {
  readonly command: Command;
  readonly title: string;
  readonly intent: Intent;
}

/** The words of a row: a category by its name, a change of many by how many it marks. */
function titleOf(t: Translate, command: Command, intent: Intent, category: string | undefined): string {
  if (category) return t("palette.with", { title: t(command.title), detail: category });
  const values = intent.type === "change" ? intent.said?.values : undefined;
  if (values?.n === undefined) return t(command.title);
  return t("palette.marks", { title: t(command.title), n: values.n });
}

/** Every command that can run now. */
export function choicesOf(stores: Stores, t: Translate): readonly Choice[] {
  const context = contextOf(stores);
  return COMMANDS.flatMap((command): readonly Choice[] => {
    const intent = command.id === "palette" ? null : command.intent(context);
    if (!intent) return [];
    const slug = command.chip && context.manifest?.categories[command.chip - 1]?.slug;
    const name = slug
      ? categoryName(slug, context.preferences.locale, stores.session.getState().shown)
      : undefined;
    return [{ command, intent, title: titleOf(t, command, intent, name) }];
  });
}

const folded = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll(" ", "");

/** The choices that have some text in their words or in their command's name. */
export const choicesWith = (choices: readonly Choice[], text: string): readonly Choice[] =>
  choices.filter(({ title, command }) => folded(title + command.id).includes(folded(text)));
