import type { Item } from "../../bundle/schema.ts";
import { useT } from "../state/context.tsx";

interface FailedItemProps {
  readonly item: Item;
  readonly onRetry: () => void;
}

/** An item that could not be drawn: its headline in plain text, so that nothing is hidden. */
export function FailedItem({ item, onRetry }: FailedItemProps) {
  const t = useT();
  return (
    <article className="card" aria-label={item.title} data-item={item.id}>
      <div className="card-main">
        <p>{item.title}</p>
        <p className="meta">
          {t("item.failed")}{" "}
          <button type="button" className="text-button" onClick={onRetry}>
            {t("state.retry")}
          </button>
        </p>
      </div>
    </article>
  );
}
