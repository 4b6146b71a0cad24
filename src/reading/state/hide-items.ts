import type { ItemId } from "../../bundle/schema.ts";
import { hiddenName } from "./hidden.ts";
import type { ReadingChange } from "./reading-state.ts";

/** Takes items out of the lists, or back into them. */
export const hideItems = (ids: readonly ItemId[], hide: boolean): ReadingChange => ({
  type: "all",
  changes: ids.map((id) => ({ type: "set", name: hiddenName(id), value: hide ? "1" : null })),
});
