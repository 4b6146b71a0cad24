import { totalOf } from "../../bundle/counts.ts";
import type { Slot } from "../../reading/schedule.ts";
import { useT } from "../state/context.tsx";
import { gauge } from "../ui/gauge.ts";

interface DaySlotProps {
  readonly slot: Slot;
  /** Null where it is not known. */
  readonly unread: number | null;
}

/** One cell of the day strip. */
export function DaySlot({ slot, unread }: DaySlotProps) {
  const t = useT();
  const total = totalOf(slot.digest?.counts ?? {});
  const words =
    slot.state === "missing"
      ? t("strip.missing", { time: slot.time })
      : slot.state === "due"
        ? t("strip.due", { time: slot.time })
        : unread === 0
          ? t("strip.read", { time: slot.time })
          : t("strip.here", { time: slot.time, n: unread ?? total });
  return (
    <li className={slot.state} title={words}>
      <span className="vh">{words}</span>
      <span aria-hidden="true">{slot.time.slice(0, 2)}</span>
      <span
        className="gauge"
        {...gauge(slot.state === "here" && total > 0 ? (unread ?? total) / total : 0)}
        aria-hidden="true"
      />
    </li>
  );
}
