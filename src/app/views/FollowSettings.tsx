import type { Attitude, Subject } from "../../reading/state/entries.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { Icon } from "../ui/Icon.tsx";
import { focusNextRow } from "../ui/pass-focus.ts";

interface FollowSettingsProps {
  readonly attitude: Exclude<Attitude, "mute">;
  readonly subjects: readonly Subject[];
}

/** Authors and names that are followed, or of whom less is wanted; each can be let go. */
export function FollowSettings({ attitude, subjects }: FollowSettingsProps) {
  const t = useT();
  const dispatch = useDispatch();
  if (subjects.length === 0) return null;
  return (
    <section className="setting">
      <h3>{t(`attitude.${attitude}`)}</h3>
      <ul className="mutes">
        {subjects.map((subject) => (
          <li key={`${subject.kind} ${subject.text}`}>
            {subject.text} <small>{t(`mute.${subject.kind}`)}</small>
            <button
              type="button"
              className="icon-button"
              aria-label={t(attitude === "follow" ? "follow.remove" : "less.remove", { name: subject.text })}
              onClick={({ currentTarget }) => {
                focusNextRow(currentTarget);
                dispatch({
                  type: "change",
                  change: { type: attitude, subject, on: false },
                  said: {
                    key: attitude === "follow" ? "said.unfollowed" : "said.not-less",
                    values: { name: subject.text },
                  },
                });
              }}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
