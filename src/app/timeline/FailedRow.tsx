import { useQueryClient } from "@tanstack/react-query";
import { useT } from "../state/context.tsx";

/** A shard that did not come: a gap at its place, with the way to fill it. */
export function FailedRow({ label }: { readonly label: string }) {
  const t = useT();
  const client = useQueryClient();
  const retry = () =>
    void client.refetchQueries({ queryKey: ["shard"], predicate: ({ state }) => state.status === "error" });
  return (
    <article className="row row-item gap-row" aria-label={t("state.shard-failed")} data-gap={label}>
      <div className="empty-rule" />
      <p role="alert">
        {t("state.shard-failed")}
        <span className="meta"> {label}</span>
      </p>
      <button type="button" className="button" onClick={retry}>
        {t("state.retry")}
      </button>
    </article>
  );
}
