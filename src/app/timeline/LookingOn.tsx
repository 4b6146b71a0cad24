import { useT } from "../state/context.tsx";

interface LookingOnProps {
  readonly searched: number;
  readonly total: number;
  /** Null where nothing goes on. */
  readonly onStop: (() => void) | null;
}

/** How far a filter has looked through the archive, and how to stop it. */
export function LookingOn({ searched, total, onStop }: LookingOnProps) {
  const t = useT();
  return (
    <div className="search-status">
      <p>
        {t("search.progress", { n: searched, total })}
        {onStop && (
          <button type="button" className="link-button" onClick={onStop}>
            {t("search.stop")}
          </button>
        )}
      </p>
      {onStop && (
        <progress className="search-bar" value={searched} max={total} aria-label={t("search.running")} />
      )}
    </div>
  );
}
