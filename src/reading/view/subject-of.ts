import type { Subject } from "../state/entries.ts";
import type { View } from "./view.ts";

/** The one author or name that a view asks for; null where it asks for several things, or none. */
export function subjectOf({ sources, names }: View): Subject | null {
  const [first = null, second] = [
    ...sources.only.map((text): Subject => ({ kind: "author", text })),
    ...names.only.map((text): Subject => ({ kind: "name", text })),
  ];
  return second === undefined ? first : null;
}
