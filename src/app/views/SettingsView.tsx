import type { ReactNode } from "react";
import { subjectsOf } from "../../reading/state/entries.ts";
import {
  DENSITIES,
  HEAD_FACES,
  LOCALES,
  type Preferences,
  settingText,
  THEMES,
} from "../../reading/state/preferences.ts";
import { useDispatch, usePreferences, useReading, useT } from "../state/context.tsx";
import { PRERENDERING } from "../state/prerendering.ts";
import { usePagePlace } from "../state/use-entry-state.ts";
import { chosenLanguage } from "../state/use-language.ts";
import { Choice } from "../ui/Choice.tsx";
import { Switch } from "../ui/Switch.tsx";
import { FollowSettings } from "./FollowSettings.tsx";
import { KeySettings } from "./KeySettings.tsx";
import { MuteSettings } from "./MuteSettings.tsx";

const SWITCHES = [
  "markOnScroll",
  "foldRead",
  "mergeStories",
  "foldRepeats",
  "showConflicts",
  "foldVoices",
  "badge",
  "singleKeys",
] as const;

/** What a reader can choose; `data` is the slot for export, import and storage. */
export function SettingsView({ data }: { readonly data?: ReactNode }) {
  const t = useT();
  const dispatch = useDispatch();
  const locale = useReading(chosenLanguage);
  const preferences = { ...usePreferences(), locale };
  const entries = useReading((state) => state.entries);
  usePagePlace(true);
  const set = <K extends keyof Preferences>(name: K, value: Preferences[K]) =>
    dispatch({ type: "change", change: { type: "set", name, value: settingText(name, value) }, said: null });
  const choose = <K extends "theme" | "density" | "headFace" | "locale">(
    name: K,
    values: readonly Preferences[K][],
    hint?: string,
  ) => (
    <Choice
      title={t(`setting.${name}`)}
      hint={hint}
      options={values.map((value) => ({ value, label: t(`choice.${value}`) }))}
      value={preferences[name]}
      onChoose={(value) => set(name, value)}
    />
  );
  return (
    <div className="wide settings">
      <div className="page-head">
        <h2 tabIndex={-1}>{t("nav.settings")}</h2>
      </div>
      {choose("theme", THEMES)}
      {choose("density", DENSITIES)}
      {choose("headFace", HEAD_FACES, t("setting.headFace-hint"))}
      {choose("locale", LOCALES)}
      <div className="setting">
        {SWITCHES.map((name) => (
          <Switch
            key={name}
            title={t(`setting.${name}`)}
            on={preferences[name]}
            onChange={(on) => set(name, on)}
          />
        ))}
      </div>
      {/* The rest is below the first screen. */}
      {!PRERENDERING && (
        <>
          <FollowSettings attitude="follow" subjects={subjectsOf(entries, "follow")} />
          <FollowSettings attitude="less" subjects={subjectsOf(entries, "less")} />
          <MuteSettings mutes={subjectsOf(entries, "mute")} />
          <KeySettings preferences={preferences} onKeys={(keys) => set("keys", keys)} />
          {data}
        </>
      )}
    </div>
  );
}
