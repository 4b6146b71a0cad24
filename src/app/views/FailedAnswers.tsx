import type { UseQueryResult } from "@tanstack/react-query";
import { refetchFailed } from "../data/refetch-failed.ts";
import { useT } from "../state/context.tsx";
import { Failure } from "../ui/Failure.tsx";

interface FailedPartsProps {
  readonly isFailed: boolean;
  readonly onRetry: () => void;
}

/** Says that some of what a page is made of could not be had, with the button that asks for it again. */
export function FailedParts({ isFailed, onRetry }: FailedPartsProps) {
  const t = useT();
  return (
    isFailed && (
      <Failure
        title={t("state.failed")}
        hint={t("state.failed-hint")}
        action={t("state.retry")}
        onAction={onRetry}
      />
    )
  );
}

/** The same of the answers to several questions. */
export function FailedAnswers({ answers }: { readonly answers: readonly UseQueryResult[] }) {
  return (
    <FailedParts isFailed={answers.some((answer) => answer.isError)} onRetry={() => refetchFailed(answers)} />
  );
}
