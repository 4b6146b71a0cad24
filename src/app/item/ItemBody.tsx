import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import type { Item } from "../../bundle/schema.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { ItemText } from "./ItemText.tsx";
import { isLong, SURELY_SHORT } from "./long-text.ts";

interface ItemBodyProps {
  readonly item: Item;
  readonly open: boolean;
  /** The card itself folds and has the button for it, or is never cut. */
  readonly folds: boolean;
  /** The byline, run in before the text. */
  readonly children: ReactNode;
}

/** The text of an item, cut past eight lines; `… 展开` stands in the last line and cuts no glyph. */
export function ItemBody({ item, open, folds, children }: ItemBodyProps) {
  const t = useT();
  const dispatch = useDispatch();
  const ref = useRef<HTMLDivElement>(null);
  const [long, setLong] = useState(false);
  const maybeLong = item.body.length > SURELY_SHORT;
  useLayoutEffect(() => {
    const body = ref.current;
    // A card that comes back into the window open is as long as it was; one that was found long stays so while open.
    if (body && maybeLong) setLong((was) => (open && was) || isLong(body));
  }, [maybeLong, open]);
  return (
    <div ref={ref} className={`body${long && !open ? " cut" : ""}`}>
      {long && !folds && (
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
