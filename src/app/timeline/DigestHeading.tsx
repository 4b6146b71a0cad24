import { isRead } from "../../reading/state/reading-state.ts";
import { digestWindow } from "../../reading/timeline/digest-window.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import { useDispatch, useReading, useT } from "../state/context.tsx";
import { gauge } from "../ui/gauge.ts";

export type DigestRow = Extract<Row, { type: "digest" }>;

interface DigestHeadingProps {
  readonly row: DigestRow;
  /** True for the one heading that readers by ear and by keyboard meet. */
  readonly spoken?: boolean;
}

/** A digest's gauge, time, covered window and counts, and the button that marks it as read. */
export function DigestHeading({ row, spoken = false }: DigestHeadingProps) {
  const t = useT();
  const dispatch = useDispatch();
  const unread = useReading((state) => row.items.filter((item) => !isRead(state, item.id)).length);
  const window = digestWindow(row.digest);
  const Time = spoken ? "h3" : "p";
  return (
    <div className="dateline">
      <span
        className="gauge"
        {...gauge(row.items.length === 0 ? 0 : unread / row.items.length)}
        aria-hidden="true"
      />
      <Time className="dateline-time">
        {row.digest.time}
        <span>{t("digest.issue")}</span>
      </Time>
      <p className="dateline-facts">
        {window && (
          <span className="dateline-window">
            {t(window.eve ? "digest.window-eve" : "digest.window", { from: window.from, to: window.to })}
          </span>
        )}
        <span>
          <span className="dateline-total">{t("digest.items", { n: row.items.length })}</span>
          {unread === 0 ? t("digest.done") : t("digest.unread", { n: unread })}
        </span>
        {row.elsewhere > 0 && (
          <span className="dateline-elsewhere">{t("digest.elsewhere", { n: row.elsewhere })}</span>
        )}
      </p>
      {unread > 0 && (
        <button
          type="button"
          className="text-link mark-all"
          aria-hidden={spoken ? undefined : true}
          tabIndex={spoken ? undefined : -1}
          onClick={() =>
            dispatch({
              type: "change",
              change: { type: "read", items: row.items, read: true },
              said: { key: "said.digest-read", values: { n: unread, time: row.digest.time } },
            })
          }
        >
          {t("digest.mark-all")}
        </button>
      )}
    </div>
  );
}
