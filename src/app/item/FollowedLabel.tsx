import type { Item } from "../../bundle/schema.ts";
import { useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";

/** Says whom or what the reader follows in an item, or in one that is folded under it. */
export function FollowedLabel({ items }: { readonly items: readonly Item[] }) {
  const t = useT();
  const followed = [...new Set(items.flatMap(useAttitudes().followsIn))];
  if (followed.length === 0) return null;
  return <span className="side-label">{t("item.followed", { names: followed.join(t("scope.comma")) })}</span>;
}
