import type { ItemId } from "../../bundle/schema.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { Icon } from "../ui/Icon.tsx";

interface UnfoldProps {
  readonly id: ItemId;
  readonly open: boolean;
}

/** Opens a card that shows less than its text, and folds it again: what `E` does, for pointers and fingers. */
export function Unfold({ id, open }: UnfoldProps) {
  const t = useT();
  const dispatch = useDispatch();
  return (
    <button
      type="button"
      className="unfold"
      aria-expanded={open}
      aria-label={t(open ? "item.fold" : "item.expand")}
      onClick={() => dispatch({ type: "expand", id, part: "text" })}
    >
      <Icon name="down" />
    </button>
  );
}
