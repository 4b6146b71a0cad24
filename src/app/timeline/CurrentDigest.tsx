import { type RefObject, useEffect, useRef, useState } from "react";
import type { Row } from "../../reading/timeline/timeline.ts";
import { useStores, useT } from "../state/context.tsx";
import { DigestHeading, type DigestRow } from "./DigestHeading.tsx";
import { SpokenDay } from "./SpokenDay.tsx";

interface CurrentDigestProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
}

/** The heading of the digest that a row is of: of the next one for a day and the marker, which stand before it. */
function headingAt(rows: readonly Row[], index: number): DigestRow | null {
  const type = rows[index]?.type;
  const step = type === "day" || type === "marker" ? 1 : -1;
  for (let at = Math.min(index, rows.length - 1); rows[at]; at += step) {
    const row = rows[at];
    if (row?.type === "digest") return row;
  }
  return rows.find((row): row is DigestRow => row.type === "digest") ?? null;
}

/** The digest on screen: stays below the top bar while its items pass, and gives way to the next. */
export function CurrentDigest({ root, rows }: CurrentDigestProps) {
  const t = useT();
  const [top, setTop] = useState({ index: 0, stuck: false });
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const heading = ref.current;
      if (!heading || !root.current) return;
      const line = lineOf(heading);
      const height = heading.firstElementChild?.getBoundingClientRect().height ?? 0;
      const { index, stuck, next } = placeOf(root.current, line);
      heading.style.setProperty("--push", `${Math.min(0, next - line - height)}px`);
      // Asking for nothing new would still wait its turn behind marks in a row, until React gave up on them.
      if (top.index !== index || top.stuck !== stuck) setTop({ index, stuck });
    };
    const ask = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    window.addEventListener("scroll", ask, { passive: true });
    window.addEventListener("resize", ask);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", ask);
      window.removeEventListener("resize", ask);
    };
  });
  const row = headingAt(rows, top.index);
  const { session } = useStores();
  const id = row?.digest.id ?? null;
  useEffect(() => session.setState({ digest: id }), [session, id]);
  // Headlines are of the fourth rank: a list without digests gives them a third to stand under.
  if (!row) return <h3 className="vh">{t("list.label")}</h3>;
  return (
    <div ref={ref} className={`current-digest${top.stuck ? " stuck" : ""}`}>
      <div className="current-digest-body">
        <SpokenDay day={row.digest.day} />
        <DigestHeading row={row} spoken />
      </div>
    </div>
  );
}

/** What of a day's end may still stand between the bar and the next day's pair of rules: no text, in px. */
const DAY_GAP = 8;

/** Where the digest on screen stands below the window's top, in px. */
const lineOf = (heading: Element): number => Number.parseFloat(getComputedStyle(heading).top);

/** How far below the window's top a day stands that was asked for, in px: below the bar, and as its digest is current. */
export const dayTop = (root: HTMLElement): number => lineOf(root.previousElementSibling ?? root) + DAY_GAP;

/**
 * Which row lies at the line, whether its digest's own heading is above it, and where the next heading is. A heading
 * is taken over where it stands: a moment sooner or later there would be two of it.
 */
function placeOf(root: HTMLElement, line: number) {
  let index = 0;
  let stuck = false;
  for (const element of root.querySelectorAll<HTMLElement>("[data-row]")) {
    const { top } = (element.firstElementChild ?? element).getBoundingClientRect();
    const isItem = element.classList.contains("row-item");
    const isOf = isItem || "digest" in element.dataset;
    // A day comes a little sooner: one that was brought there stands off by a gap and a fraction.
    if (top >= line + (isOf ? 0 : DAY_GAP + 1)) {
      if (!isItem) return { index, stuck, next: top };
      continue;
    }
    index = Number(element.dataset.row);
    stuck = isOf;
  }
  return { index, stuck, next: Number.POSITIVE_INFINITY };
}
