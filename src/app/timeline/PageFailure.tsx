import { useT } from "../state/context.tsx";
import { Failure } from "../ui/Failure.tsx";

/** A page that broke while it was drawn, or whose script is gone: it can be drawn again or reloaded. */
export function PageFailure({ onRetry }: { readonly onRetry: () => void }) {
  const t = useT();
  return (
    <div className="stream-end">
      <Failure
        title={t("state.broken")}
        hint={t("state.broken-hint")}
        action={t("state.retry")}
        onAction={onRetry}
      />
    </div>
  );
}
