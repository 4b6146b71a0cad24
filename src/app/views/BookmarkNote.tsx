import { useState } from "react";
import { useStore } from "zustand";
import type { ItemId } from "../../bundle/schema.ts";
import { bookmarkOf } from "../../reading/reading-state.ts";
import { ItemText } from "../item/ItemText.tsx";
import { useDispatch, useStores, useT } from "../state/context.tsx";
import { takeFocus } from "../ui/pass-focus.ts";

/** A bookmark's note and tags; a press opens them for writing. */
export function BookmarkNote({ id }: { readonly id: ItemId }) {
  const t = useT();
  const dispatch = useDispatch();
  const { reading } = useStores();
  const record = useStore(reading, (state) => state.bookmarks.get(id));
  const bookmark = record && bookmarkOf(reading.getState(), id);
  // Null until it was opened: then what stands in its place takes focus.
  const [open, setOpen] = useState<boolean | null>(null);
  const [note, setNote] = useState("");
  const [tags, setTags] = useState("");
  if (!bookmark) return null;
  const save = () => {
    const change = { type: "note", id, note, tags: tags.split(/[,，、\s]+/) } as const;
    dispatch({ type: "change", change, said: { key: "said.note", values: {} } });
    setOpen(false);
  };
  if (!open)
    return (
      <div className="note">
        {bookmark.note && <ItemText markdown={bookmark.note} />}
        {bookmark.tags.map((tag) => (
          <span className="tag" key={tag}>
            #{tag}
          </span>
        ))}
        <button
          ref={open === null ? undefined : takeFocus}
          type="button"
          className="text-link"
          onClick={() => {
            setNote(bookmark.note);
            setTags(bookmark.tags.join(" "));
            setOpen(true);
          }}
        >
          {t(bookmark.note || bookmark.tags.length > 0 ? "note.edit" : "note.add")}
        </button>
      </div>
    );
  return (
    <form
      className="note"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label>
        {t("note.text")}
        <textarea ref={takeFocus} value={note} rows={3} onChange={(event) => setNote(event.target.value)} />
      </label>
      <label>
        {t("note.tags")}
        <input value={tags} onChange={(event) => setTags(event.target.value)} />
      </label>
      <div className="buttons">
        <button type="submit" className="button primary">
          {t("note.save")}
        </button>
        <button type="button" className="button" onClick={() => setOpen(false)}>
          {t("note.cancel")}
        </button>
      </div>
    </form>
  );
}
