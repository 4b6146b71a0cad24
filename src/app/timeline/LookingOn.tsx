import { useState } from "react";
import { useT } from "../state/context.tsx";
import { SearchBar } from "../ui/SearchBar.tsx";
import { StopButton } from "../ui/StopButton.tsx";
import type { Looking } from "./list-state.ts";

interface LookingOnProps {
  readonly searched: number;
  readonly total: number;
  readonly state: Looking;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}

/** How far a filter has looked through the archive, and the button that stops it or sends it on. */
export function LookingOn({ searched, total, state, onStop, onGoOn }: LookingOnProps) {
  const t = useT();
  const [isShown] = useState(state !== "done");
  if (!isShown) return null;
  return (
    // Its room stays once it has looked through all: nothing moves.
    <div className="search-status" style={{ visibility: state === "done" ? "hidden" : undefined }}>
      <p>
        <span>{t("filter.progress", { n: Math.min(searched, total), total })}</span>
        {(state === "running" || state === "stopped") && (
          <StopButton
            isRunning={state === "running"}
            stop={t("search.stop")}
            goOn={t("search.more")}
            onStop={onStop}
            onGoOn={onGoOn}
          />
        )}
      </p>
      <SearchBar
        label={t("search.running")}
        searched={searched}
        total={total}
        isRunning={state === "running"}
      />
    </div>
  );
}
