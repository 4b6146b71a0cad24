import { isRead } from "../../reading/state/reading-state.ts";
import { useDispatch, useReading, useT } from "../state/context.tsx";
import { gauge } from "../ui/gauge.ts";
import type { DigestRow } from "./DigestHeading.tsx";

interface ContentsEntryProps {
  readonly row: DigestRow;
  readonly current: boolean;
  /** The day's words where the day begins here. */
  readonly day: string | null;
}

/** One digest of the contents. */
export function ContentsEntry({ row, current, day }: ContentsEntryProps) {
  const t = useT();
  const dispatch = useDispatch();
  const unread = useReading((state) => row.items.filter((item) => !isRead(state, item.id)).length);
  const first = row.items[0];
  return (
    <li>
      {day && <p className="contents-day">{day}</p>}
      <button
        type="button"
        aria-current={current ? "true" : undefined}
        aria-label={t("contents.entry", { time: row.digest.time, n: unread })}
        onClick={() => first && dispatch({ type: "jump", id: first.id })}
      >
        <span>{row.digest.time}</span>
        <span className="gauge" {...gauge(unread / row.items.length)} />
        <em>{unread === 0 ? "–" : unread}</em>
      </button>
    </li>
  );
}
