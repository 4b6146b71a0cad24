import { shownKeys } from "../../reading/commands/keymap.ts";
import { isMac } from "../env/platform.ts";

/** The keys that are pressed one after the other for a command: `G G` is two caps. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return (
    <span className="key-choice">
      {shownKeys(keys, isMac()).map((cap, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
        <kbd key={place}>{cap}</kbd>
      ))}
    </span>
  );
}
