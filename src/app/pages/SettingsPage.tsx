import { addMessages } from "../../reading/messages/translate.ts";
import { zhSettings } from "../../reading/messages/zh-settings.ts";
import { DataSettings } from "../settings/DataSettings.tsx";
import { SettingsView } from "../views/SettingsView.tsx";

addMessages("zh", zhSettings);

/** What a reader can choose, and their own data. */
export function SettingsPage() {
  return <SettingsView data={<DataSettings />} />;
}
