import type { BundleFailed } from "../data/queries.ts";
import { useT } from "../state/context.tsx";
import { Failure } from "../ui/Failure.tsx";

interface BundleFailureProps {
  readonly failure: BundleFailed;
  readonly onRetry: () => void;
}

/** Why there is nothing to read, and which file it is about. */
export function BundleFailure({ failure, onRetry }: BundleFailureProps) {
  const t = useT();
  const newer = failure.failure.type === "newer";
  const hint = newer ? t("state.newer-hint") : t("state.failed-file", { file: failure.file });
  return (
    <Failure
      title={t(newer ? "state.newer" : "state.failed")}
      hint={hint}
      action={t("state.retry")}
      onAction={onRetry}
    />
  );
}
