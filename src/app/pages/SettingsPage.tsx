import { DataSettings } from "../settings/DataSettings.tsx";
import { SettingsView } from "../views/SettingsView.tsx";

/** What a reader can choose, and their own data. */
export function SettingsPage() {
  return <SettingsView data={<DataSettings />} />;
}
