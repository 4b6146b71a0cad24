import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isSearch, searchFrom } from "../../reading/view/view.ts";
import { isComposing } from "../env/composing.ts";
import { useDispatch, useT, useView } from "../state/context.tsx";
import { Icon } from "../ui/Icon.tsx";

/** Quiet after the last key before a search begins, in milliseconds: half a key stroke of a fast typist. */
const QUIET_MS = 60;

/** The text of the field: it follows the address, and `enter` sends it there after a wait; null sends nothing. */
function useSearchText(composing: RefObject<boolean>) {
  const view = useView();
  const dispatch = useDispatch();
  const [text, setText] = useState(view.query);
  const timer = useRef(0);
  useEffect(() => {
    // A step back or a chip changes the address; a composition in the field is never disturbed.
    // What was typed stays, with the blank before the next word.
    if (!composing.current && timer.current === 0)
      setText((now) => (now.trim() === view.query ? now : view.query));
  }, [view.query, composing]);
  const enter = (typed: string, wait: number | null) => {
    setText(typed);
    if (wait === null) return;
    const query = typed.trim();
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      timer.current = 0;
      if (query !== view.query)
        dispatch({ type: "go", view: searchFrom(view, query), replace: isSearch(view) });
    }, wait);
  };
  return { text, enter };
}

/** The search field. Its text goes to the address; the first letter makes a step for Back, others none. */
export function SearchBox() {
  const t = useT();
  const onPage = isSearch(useView());
  const input = useRef<HTMLInputElement>(null);
  const composing = useRef(false);
  const { text, enter } = useSearchText(composing);
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing.current || isComposing(event.nativeEvent)) return;
    if (event.key === "Enter") enter(text, 0);
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (text === "") input.current?.blur();
    else enter("", 0);
  };
  return (
    <search className={`search-box${text === "" ? "" : " filled"}${onPage ? " on-page" : ""}`}>
      <label>
        <Icon name="search" />
        <span className="vh">{t("nav.search")}</span>
        <input
          ref={input}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          data-search=""
          placeholder={t("search.placeholder")}
          value={text}
          onChange={(event) => enter(event.target.value, composing.current ? null : QUIET_MS)}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={(event) => {
            composing.current = false;
            enter(event.currentTarget.value, 0);
          }}
          onKeyDown={onKeyDown}
        />
        <span className="key-hint" aria-hidden="true">
          /
        </span>
      </label>
      {text !== "" && (
        <button
          type="button"
          className="icon-button"
          aria-label={t("search.clear")}
          onClick={() => {
            enter("", 0);
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </search>
  );
}
