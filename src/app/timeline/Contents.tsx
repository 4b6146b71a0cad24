import { type ReactNode, useState } from "react";
import { weekdayText } from "../../reading/text/time-text.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import { usePreferences, useSession, useT } from "../state/context.tsx";
import { useDayText } from "../state/use-day-text.ts";
import { ContentsEntry } from "./ContentsEntry.tsx";
import type { DigestRow } from "./DigestHeading.tsx";

interface ContentsProps {
  readonly rows: readonly Row[];
  /** True while digests are on their way. */
  readonly busy: boolean;
  /** Stands under the list: when the next digest is due. */
  readonly foot?: ReactNode;
}

/** Digests listed at once, and how many of them before the one on screen. */
const LISTED = 14;
const LISTED_BEFORE = 4;

/** The digests around the one on screen, each with its gauge; a press goes there. */
export function Contents({ rows, busy, foot }: ContentsProps) {
  const t = useT();
  const { locale } = usePreferences();
  const dayText = useDayText();
  const current = useSession((session) => session.digest);
  // Under a list that is still growing the foot would move with each digest that comes.
  const [isFooted, setFooted] = useState(!busy);
  if (!busy && !isFooted) setFooted(true);
  const digests = rows.filter((row): row is DigestRow => row.type === "digest");
  const at = Math.max(
    0,
    digests.findIndex((row) => row.digest.id === current),
  );
  // Entries stay where they are as long as the digest on screen is among them.
  const [top, setTop] = useState(digests[0]?.key);
  let first = digests.findIndex((row) => row.key === top);
  if (first < 0 || at < first || at >= first + LISTED) {
    first = Math.max(0, Math.min(at - LISTED_BEFORE, digests.length - LISTED));
    setTop(digests[first]?.key);
  }
  const listed = digests.slice(first, first + LISTED);
  return (
    <nav className="index-column" aria-label={t("contents.title")}>
      <h2>
        {t("contents.title")}
        <span>{t("item.unread")}</span>
      </h2>
      <ol>
        {listed.map((row, place) => (
          <ContentsEntry
            key={row.key}
            row={row}
            current={row.digest.id === current}
            day={
              listed[place - 1]?.digest.day === row.digest.day
                ? null
                : `${dayText(row.digest.day)} ${weekdayText(row.digest.day, locale, "short")}`
            }
          />
        ))}
      </ol>
      {isFooted && (
        <div className="contents-foot">
          {foot}
          <p>
            {t("contents.press")} <kbd>J</kbd> <kbd>K</kbd> {t("contents.step")} <kbd>?</kbd>{" "}
            {t("contents.keys")}
          </p>
        </div>
      )}
    </nav>
  );
}
