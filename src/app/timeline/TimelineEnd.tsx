import { type ReactNode, useEffect } from "react";
import { useT } from "../state/context.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import type { ListEnd } from "./list-state.ts";

interface TimelineEndProps {
  readonly state: ListEnd;
  readonly empty: boolean;
  readonly nothing: ReactNode;
  readonly onRetry: () => void;
  readonly onGoOn: () => void;
  readonly onOlder: (() => void) | null;
}

/** What stands after the last item: a failure, a question, or the end. */
export function TimelineEnd({ state, empty, nothing, onRetry, onGoOn, onOlder }: TimelineEndProps) {
  const t = useT();
  useEffect(() => {
    if (empty && state === "more") onOlder?.();
  }, [empty, state, onOlder]);
  switch (state) {
    case "failed":
      return (
        <Failure
          title={t(empty ? "state.failed" : "state.shard-failed")}
          hint={t("state.failed-hint")}
          action={t("state.retry")}
          onAction={onRetry}
        />
      );
    case "tired":
      return empty ? (
        nothing
      ) : (
        <div className="buttons">
          <button type="button" className="button" onClick={onGoOn}>
            {t("list.look-on")}
          </button>
        </div>
      );
    case "end":
      return empty ? nothing : <p className="list-end">{t("list.end")}</p>;
    default:
      return empty ? <Skeleton label={t("list.loading")} cards={4} /> : null;
  }
}
