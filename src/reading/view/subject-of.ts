import type { Subject } from "../state/entries.ts";
import type { View } from "./view.ts";

/** The one author or name that a view asks for; null where it asks for several things, or none. */
export function subjectOf(view: View): Subject | null {
  const [author, name] = [view.sources.only, view.names.only];
  if (author.length + name.length !== 1) return null;
  return author[0] !== undefined
    ? { kind: "author", text: author[0] }
    : { kind: "name", text: name[0] ?? "" };
}
