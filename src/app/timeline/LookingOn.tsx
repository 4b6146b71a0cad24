import { useT } from "../state/context.tsx";

interface LookingOnProps {
  readonly searched: number;
  readonly total: number;
  /** Waits where older items are looked at once the reader comes near the end. */
  readonly state: "running" | "waiting" | "stopped" | "done";
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}

/** How far a filter has looked through the archive, and the button that stops it or sends it on. */
export function LookingOn({ searched, total, state, onStop, onGoOn }: LookingOnProps) {
  const t = useT();
  return (
    <div className="search-status">
      <p>
        {state === "done"
          ? t("search.all", { n: total })
          : t("search.progress", { n: Math.min(searched, total), total })}
        {state === "running" && (
          <button type="button" className="link-button" onClick={onStop}>
            {t("search.stop")}
          </button>
        )}
        {state === "stopped" && (
          <button type="button" className="link-button" onClick={onGoOn}>
            {t("search.more")}
          </button>
        )}
      </p>
      <progress
        className="search-bar"
        // Its room stays: nothing moves when it comes and goes.
        style={{ visibility: state === "running" ? undefined : "hidden" }}
        value={searched}
        max={total}
        aria-label={t("search.running")}
      />
    </div>
  );
}
