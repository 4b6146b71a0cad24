import { useState } from "react";
import { useStore } from "zustand";
import type { ItemId } from "../../bundle/schema.ts";
import { bookmarkOf } from "../../reading/state/reading-state.ts";
import { ItemText } from "../item/ItemText.tsx";
import { useDispatch, useSession, useStores, useT } from "../state/context.tsx";
import type { NoteDraft } from "../state/stores.ts";
import { takeFocus } from "../ui/pass-focus.ts";

/** A bookmark's note and tags; a press opens them for writing. */
export function BookmarkNote({ id }: { readonly id: ItemId }) {
  const t = useT();
  const dispatch = useDispatch();
  const { reading, session } = useStores();
  const record = useStore(reading, (state) => state.bookmarks.get(id));
  const bookmark = record && bookmarkOf(reading.getState(), id);
  const draft = useSession((now) => now.drafts.get(id));
  // Once a button was pressed, what stands in its place takes focus; a card that only comes back does not.
  const [pressed, setPressed] = useState(false);
  if (!bookmark) return null;
  const write = (next: NoteDraft | null) => {
    const drafts = new Map(session.getState().drafts);
    if (next) drafts.set(id, next);
    else drafts.delete(id);
    session.setState({ drafts });
  };
  const press = (next: NoteDraft | null) => {
    setPressed(true);
    write(next);
  };
  if (!draft)
    return (
      <div className="note">
        {bookmark.note && <ItemText markdown={bookmark.note} />}
        {bookmark.tags.length > 0 && (
          <p className="tags">
            {bookmark.tags.map((tag) => (
              <span key={tag}>#{tag}</span>
            ))}
          </p>
        )}
        <button
          ref={pressed ? takeFocus : undefined}
          type="button"
          className="text-link"
          onClick={() => press({ note: bookmark.note, tags: bookmark.tags.join(" ") })}
        >
          {t(bookmark.note || bookmark.tags.length > 0 ? "note.edit" : "note.add")}
        </button>
      </div>
    );
  const save = () => {
    const change = { type: "note", id, note: draft.note, tags: draft.tags.split(/[,，、\s]+/) } as const;
    dispatch({ type: "change", change, said: { key: "said.note", values: {} } });
    press(null);
  };
  return (
    <NoteForm draft={draft} takesFocus={pressed} onWrite={write} onSave={save} onCancel={() => press(null)} />
  );
}

interface NoteFormProps {
  readonly draft: NoteDraft;
  readonly takesFocus: boolean;
  readonly onWrite: (draft: NoteDraft) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Where a note and its tags are written. */
function NoteForm({ draft, takesFocus, onWrite, onSave, onCancel }: NoteFormProps) {
  const t = useT();
  return (
    <form
      className="note"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <label>
        {t("note.text")}
        <textarea
          ref={takesFocus ? takeFocus : undefined}
          value={draft.note}
          rows={3}
          onChange={(event) => onWrite({ ...draft, note: event.target.value })}
        />
      </label>
      <label>
        {t("note.tags")}
        <input value={draft.tags} onChange={(event) => onWrite({ ...draft, tags: event.target.value })} />
      </label>
      <div className="buttons">
        <button type="submit" className="button primary">
          {t("note.save")}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t("note.cancel")}
        </button>
      </div>
    </form>
  );
}
