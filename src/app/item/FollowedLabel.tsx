import type { Item } from "../../bundle/schema.ts";
import { useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";

/** Says whom or what the reader follows in an item. */
export function FollowedLabel({ item }: { readonly item: Item }) {
  const t = useT();
  const followed = useAttitudes().followsIn(item);
  if (followed.length === 0) return null;
  return <span className="side-label">{t("item.followed", { names: followed.join(t("scope.comma")) })}</span>;
}
