import type { ReactNode } from "react";
import type { Item } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { useDispatch, useReading, useT } from "../state/context.tsx";
import { hostOf } from "./host-of.ts";
import { Marked } from "./Marked.tsx";

interface ItemHeadlineProps {
  readonly item: Item;
  readonly id: string;
  /** What is marked together with it, itself included. */
  readonly whole: readonly Item[];
  /** Brings something new on a story that was read. */
  readonly update?: boolean;
  /** Its rank: a report stands under the headline of its card. */
  readonly level?: "h4" | "h5";
  readonly children?: ReactNode;
}

/** No headline has so many characters. */
const ENDLESS = 500;

/** The headline, a link to the source; readers by ear hear first whether it is read. */
export function ItemHeadline({
  item,
  id,
  whole,
  update = false,
  level: Heading = "h4",
  children,
}: ItemHeadlineProps) {
  const t = useT();
  const dispatch = useDispatch();
  const read = useReading((state) => isRead(state, item.id));
  const title = item.title || t("item.untitled");
  return (
    <Heading id={id} className={title.length > ENDLESS ? "endless" : undefined}>
      <span className="vh">
        {t(read ? "item.read" : "item.unread")} {update && `${t("item.update")} `}
      </span>
      {item.source.url ? (
        <a
          href={item.source.url}
          target="_blank"
          rel="noopener noreferrer"
          title={hostOf(item.source.url)}
          onClick={() => dispatch({ type: "opened", items: whole })}
          onAuxClick={(event) => {
            if (event.button === 1) dispatch({ type: "opened", items: whole });
          }}
        >
          <Marked text={title} />
        </a>
      ) : (
        <span>
          <Marked text={title} />
        </span>
      )}
      {children}
    </Heading>
  );
}
