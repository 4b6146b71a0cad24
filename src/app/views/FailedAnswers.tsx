import type { UseQueryResult } from "@tanstack/react-query";
import { refetchFailed } from "../data/refetch-failed.ts";
import { useT } from "../state/context.tsx";
import { Failure } from "../ui/Failure.tsx";

/** Says that some of what a page is made of could not be had, with the button that asks for it again. */
export function FailedAnswers({ answers }: { readonly answers: readonly UseQueryResult[] }) {
  const t = useT();
  return (
    answers.some((answer) => answer.isError) && (
      <Failure
        title={t("state.failed")}
        hint={t("state.failed-hint")}
        action={t("state.retry")}
        onAction={() => refetchFailed(answers)}
      />
    )
  );
}
