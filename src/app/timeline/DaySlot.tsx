import { totalOf } from "../../bundle/counts.ts";
import type { Slot } from "../../reading/timeline/schedule.ts";
import type { DigestLeft } from "../../reading/view/digest-left.ts";
import { type Translate, useT } from "../state/context.tsx";
import { gauge } from "../ui/gauge.ts";

interface DaySlotProps {
  readonly slot: Slot;
  /** Null where there is no digest. */
  readonly left: DigestLeft | null;
}

/** What a cell says to those who cannot see it. */
function wordsOf(t: Translate, slot: Slot, unread: number | null): string {
  const { time } = slot;
  if (slot.state !== "here") return t(slot.state === "due" ? "strip.due" : "strip.missing", { time });
  if (unread === null) return t("strip.some", { time, n: totalOf(slot.digest.counts) });
  return unread === 0 ? t("strip.read", { time }) : t("strip.here", { time, n: unread });
}

/** One cell of the day strip. */
export function DaySlot({ slot, left }: DaySlotProps) {
  const t = useT();
  const words = wordsOf(t, slot, left?.unread ?? null);
  return (
    <li className={slot.state} title={words}>
      <span className="vh">{words}</span>
      <span aria-hidden="true">{slot.time.slice(0, 2)}</span>
      <span className="gauge" {...gauge(slot.state === "here" ? (left?.share ?? 0) : 0)} aria-hidden="true" />
    </li>
  );
}
