import { useT } from "../state/context.tsx";
import { SearchBar } from "../ui/SearchBar.tsx";
import { StopButton } from "../ui/StopButton.tsx";
import type { Search } from "./use-search.ts";

interface SearchStatusProps {
  readonly search: Search;
  readonly text: string;
  /** False where the bundle has none: then only the newest shards are looked through. */
  readonly hasIndex: boolean;
  /** True where only what is stored was searched, as there is no network. */
  readonly isStored: boolean;
}

/** How many were found, how far the search has come, and the button that stops it or goes on. */
export function SearchStatus({ search, text, hasIndex, isStored }: SearchStatusProps) {
  const t = useT();
  const { hits, searched, total, missing, state, more, stop, again } = search;
  const complete = state === "done";
  const isAll = complete && missing === 0 && searched >= total;
  const isPart = !hasIndex && !isStored && complete && searched < total;
  return (
    <div className="search-status">
      {/* Around the heading: one that holds nothing but a live region has no name. */}
      <div role="status">
        <h2>
          {complete && hits.length === 0
            ? t("search.none", { text })
            : t(complete ? "search.found" : "search.found-so-far", { n: hits.length })}
        </h2>
      </div>
      <p>
        <span>
          {!isAll && !isPart && total > 0 && t("search.progress", { n: searched, total })}
          {isPart && t("search.no-index", { n: searched })}
          {isStored && total > 0 && t("search.stored", { n: total })}
          {isAll && !isStored && t(hits.length > 0 ? "search.all" : "search.all-none", { n: total })}
        </span>
        {missing > 0 && <span className="search-missing">{t("search.missing", { n: missing })}</span>}
        {complete && missing > 0 && (
          <button type="button" className="link-button" onClick={again}>
            {t("state.retry")}
          </button>
        )}
        {!complete && (
          <StopButton
            isRunning={state === "running"}
            stop={t("search.stop")}
            goOn={t("search.more")}
            onStop={stop}
            onGoOn={more}
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
