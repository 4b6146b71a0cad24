import type { UseQueryResult } from "@tanstack/react-query";

/** Asks again for whatever could not be had. */
export function refetchFailed(answers: readonly UseQueryResult[]): void {
  for (const answer of answers) if (answer.isError) void answer.refetch();
}
