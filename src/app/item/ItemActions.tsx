import type { Item } from "../../bundle/schema.ts";
import { bookmarkIntent } from "../../reading/commands/bookmark-intent.ts";
import { isBookmarked, isRead } from "../../reading/state/reading-state.ts";
import { useDispatch, useReading, useT } from "../state/context.tsx";

interface ItemActionsProps {
  readonly item: Item;
  /** What is marked together with it, itself included. */
  readonly whole: readonly Item[];
}

/** Bookmark, read mark and source of one item; `glyphs.css` draws them. */
export function ItemActions({ item, whole }: ItemActionsProps) {
  const t = useT();
  const dispatch = useDispatch();
  const read = useReading((state) => isRead(state, item.id));
  const kept = useReading((state) => isBookmarked(state, item.id));
  const keep = t(kept ? "item.unbookmark" : "item.bookmark");
  const mark = t(read ? "item.mark-unread" : "item.mark-read");
  return (
    <span className="actions">
      <button
        type="button"
        className={`icon-button bookmark${kept ? " kept" : ""}`}
        aria-label={keep}
        title={`${keep} S`}
        onClick={() => dispatch(bookmarkIntent(item, kept))}
      />
      <button
        type="button"
        className="icon-button mark"
        aria-label={mark}
        title={`${mark} M`}
        onClick={() =>
          dispatch({ type: "change", change: { type: "read", items: whole, read: !read }, said: null })
        }
      />
      {item.source.url && (
        // biome-ignore lint/a11y/useAnchorContent: its label names it, the style sheet draws it
        <a
          className="icon-button source"
          href={item.source.url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t("item.open")}
          title={`${t("item.open")} O`}
          onClick={() => dispatch({ type: "opened", items: whole })}
          onAuxClick={(event) => {
            if (event.button === 1) dispatch({ type: "opened", items: whole });
          }}
        />
      )}
    </span>
  );
}
