import type { Item } from "../../bundle/schema.ts";
import { useSession, useT } from "../state/context.tsx";

/** Names that no item before has: those of a story are said on its card, whichever report leads it. */
export function FirstSeenLabel({ items }: { readonly items: readonly Item[] }) {
  const t = useT();
  const firstSeen = useSession((session) => session.firstSeen);
  const names = items.flatMap(({ id }) => firstSeen.get(id) ?? []);
  if (names.length === 0) return null;
  return (
    <span className="side-label first-seen" title={t("item.first-seen-hint")}>
      {t("item.first-seen", { names: names.join(t("scope.comma")) })}
    </span>
  );
}
