import type { ReactNode } from "react";
import { sourceOf } from "../../bundle/facet-terms.ts";
import type { Item } from "../../bundle/schema.ts";
import type { MessageKey } from "../../reading/messages/zh.ts";
import { type Attitude, type Subject, subjectsOf } from "../../reading/state/entries.ts";
import { voiceOf } from "../../reading/stories/folding.ts";
import { useDispatch, usePreferences, useReading, useT } from "../state/context.tsx";

/** The last is not offered of all: where it comes or goes it moves none. */
const ATTITUDES = ["follow", "mute", "less"] as const;

/** What is said once an attitude is taken or given up. */
const SAID: Readonly<Record<Attitude, readonly [on: MessageKey, off: MessageKey]>> = {
  follow: ["said.followed", "said.unfollowed"],
  less: ["said.less", "said.not-less"],
  mute: ["said.muted", "said.unmuted"],
};

interface SubjectHeadProps {
  readonly subject: Subject;
  /** What is loaded, by which a voice is told from a mere site. */
  readonly items: readonly Item[];
  /** What is known of it: counts and dates. */
  readonly children?: ReactNode;
}

/** The head of the page of one author or name, with how the reader stands to it. */
export function SubjectHead({ subject, items, children }: SubjectHeadProps) {
  const t = useT();
  const dispatch = useDispatch();
  const entries = useReading((state) => state.entries);
  const isOn = (attitude: Attitude) =>
    subjectsOf(entries, attitude).some(({ kind, text }) => kind === subject.kind && text === subject.text);
  const { foldVoices } = usePreferences();
  // Less of a source means that more of its items fold: a site is no voice, and none folds where that is off.
  const own = items.filter((item) => sourceOf(item) === subject.text);
  const isVoice = own.length === 0 || own.some((item) => voiceOf(item) === subject.text);
  const hasLess = isOn("less") || (foldVoices && subject.kind === "author" && isVoice);
  const press = (attitude: Attitude) => {
    const on = !isOn(attitude);
    // One who is followed is not muted as well: the last word counts.
    const others = ATTITUDES.filter((other) => other !== attitude && on && isOn(other));
    dispatch({
      type: "change",
      change: {
        type: "all",
        changes: [
          { type: attitude, subject, on },
          ...others.map((other) => ({ type: other, subject, on: false }) as const),
        ],
      },
      said: { key: SAID[attitude][on ? 0 : 1], values: { name: subject.text } },
    });
  };
  return (
    <div className="page-head subject-head">
      <h2>{subject.text}</h2>
      {children}
      <div className="buttons">
        {ATTITUDES.filter((attitude) => attitude !== "less" || hasLess).map((attitude) => (
          <button
            key={attitude}
            type="button"
            className="button"
            aria-pressed={isOn(attitude)}
            onClick={() => press(attitude)}
          >
            {t(`attitude.${attitude}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
