import { useT } from "../state/context.tsx";

/** Says that a report brings something new on a story that was read; the headline's name says it too. */
export function UpdateLabel({ facts }: { readonly facts: readonly string[] }) {
  const t = useT();
  if (facts.length === 0) return null;
  return (
    <span className="update-label" title={t("item.update-facts", { facts: facts.join(t("scope.comma")) })}>
      {t("item.update")}
    </span>
  );
}
