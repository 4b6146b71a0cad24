import { totalOf } from "../../bundle/counts.ts";
import type { Slot } from "../../reading/timeline/schedule.ts";
import type { DigestLeft } from "../../reading/view/digest-left.ts";
import { useT } from "../state/context.tsx";
import { gauge } from "../ui/gauge.ts";

interface DaySlotProps {
  readonly slot: Slot;
  /** Null where there is no digest. */
  readonly left: DigestLeft | null;
}

/** One cell of the day strip. */
export function DaySlot({ slot, left }: DaySlotProps) {
  const t = useT();
  const unread = left?.unread ?? null;
  const words =
    slot.state === "missing"
      ? t("strip.missing", { time: slot.time })
      : slot.state === "due"
        ? t("strip.due", { time: slot.time })
        : unread === 0
          ? t("strip.read", { time: slot.time })
          : unread === null
            ? t("strip.some", { time: slot.time, n: totalOf(slot.digest?.counts ?? {}) })
            : t("strip.here", { time: slot.time, n: unread });
  return (
    <li className={slot.state} title={words}>
      <span className="vh">{words}</span>
      <span aria-hidden="true">{slot.time.slice(0, 2)}</span>
      <span className="gauge" {...gauge(slot.state === "here" ? (left?.share ?? 0) : 0)} aria-hidden="true" />
    </li>
  );
}
