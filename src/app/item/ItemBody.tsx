import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import type { Item } from "../../bundle/schema.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { ItemText } from "./ItemText.tsx";

interface ItemBodyProps {
  readonly item: Item;
  readonly open: boolean;
  /** The byline, run in before the text. */
  readonly children: ReactNode;
}

/** Characters under which no text reaches ten lines, at 17 Han characters a line on the narrowest phone. */
const SURELY_SHORT = 150;

/** Lines shown of a long text, and the fewest hidden lines worth a button. */
const SHOWN_LINES = 8;
const WORTH_HIDING = 2;

/** The text of an item, cut past eight lines; `… 展开` stands in the last line and cuts no glyph. */
export function ItemBody({ item, open, children }: ItemBodyProps) {
  const t = useT();
  const dispatch = useDispatch();
  const ref = useRef<HTMLDivElement>(null);
  const [long, setLong] = useState(false);
  const maybeLong = item.body.length > SURELY_SHORT;
  useLayoutEffect(() => {
    const body = ref.current;
    if (!body || !maybeLong || open) return;
    const line = Number.parseFloat(getComputedStyle(body).lineHeight);
    const shown = SHOWN_LINES + (window.innerWidth < 720 ? 1 : 0);
    setLong(body.scrollHeight >= (shown + WORTH_HIDING) * line - 1);
  }, [maybeLong, open]);
  return (
    <div ref={ref} className={`body${long && !open ? " cut" : ""}`}>
      {long && (
        <button
          type="button"
          className="expand"
          aria-expanded={open}
          onClick={() => dispatch({ type: "expand", id: item.id, part: "text" })}
        >
          <span aria-hidden="true">… </span>
          {t(open ? "item.fold" : "item.expand")}
        </button>
      )}
      {children}
      <ItemText markdown={item.body} />
    </div>
  );
}
