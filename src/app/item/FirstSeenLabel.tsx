import type { Item } from "../../bundle/schema.ts";
import { useSession, useT } from "../state/context.tsx";

/** Names that no item before this one has. */
export function FirstSeenLabel({ item }: { readonly item: Item }) {
  const t = useT();
  const names = useSession((session) => session.firstSeen.get(item.id));
  if (!names) return null;
  return (
    <span className="side-label first-seen" title={t("item.first-seen-hint")}>
      {t("item.first-seen", { names: names.join(t("scope.comma")) })}
    </span>
  );
}
