import { useState } from "react";
import type { Subject } from "../../reading/state/entries.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { Icon } from "../ui/Icon.tsx";
import { focusNextRow } from "../ui/pass-focus.ts";

/** Authors and words kept out of sight; each can be let in again. */
export function MuteSettings({ mutes }: { readonly mutes: readonly Subject[] }) {
  const t = useT();
  const dispatch = useDispatch();
  const mute = (subject: Subject, on: boolean) =>
    dispatch({
      type: "change",
      change: { type: "mute", subject, on },
      said: { key: on ? "said.muted" : "said.unmuted", values: { name: subject.text } },
    });
  return (
    <section className="setting">
      <h3 tabIndex={-1}>{t("setting.mutes")}</h3>
      <ul className="mutes">
        {mutes.map((subject) => (
          <li key={`${subject.kind} ${subject.text}`}>
            {subject.text} <small>{t(`mute.${subject.kind}`)}</small>
            <button
              type="button"
              className="icon-button"
              aria-label={t("mute.remove", { name: subject.text })}
              onClick={({ currentTarget }) => {
                focusNextRow(currentTarget);
                mute(subject, false);
              }}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <MuteForm onMute={(subject) => mute(subject, true)} />
    </section>
  );
}

/** A word or an author to keep out of sight. */
function MuteForm({ onMute }: { readonly onMute: (subject: Subject) => void }) {
  const t = useT();
  const [kind, setKind] = useState<"keyword" | "author">("keyword");
  const [text, setText] = useState("");
  return (
    <form
      className="jump"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        onMute({ kind, text: text.trim() });
        setText("");
      }}
    >
      <select
        className="field"
        aria-label={t("mute.kind")}
        value={kind}
        onChange={(event) => setKind(event.target.value === "author" ? "author" : "keyword")}
      >
        <option value="keyword">{t("mute.keyword")}</option>
        <option value="author">{t("mute.author")}</option>
      </select>
      <input
        className="field"
        aria-label={t("mute.text")}
        placeholder={t("mute.text")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button">
        {t("mute.add")}
      </button>
    </form>
  );
}
