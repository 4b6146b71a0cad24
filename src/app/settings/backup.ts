import { applyReading } from "../../reading/state/reading-state.ts";
import type { Stores } from "../state/stores.ts";

/** Name of the setting that says on which day a file was last saved. */
export const BACKUP_SETTING = "backup";

/** Remembers that the reader holds a file of their state, so that nobody reminds them. */
export function noteBackup({ reading }: Stores): void {
  const day = new Date().toISOString().slice(0, 10);
  reading.setState(applyReading(reading.getState(), { type: "set", name: BACKUP_SETTING, value: day }), true);
}
