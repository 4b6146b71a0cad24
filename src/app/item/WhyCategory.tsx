import type { Item } from "../../bundle/schema.ts";
import { useT } from "../state/context.tsx";

/** How sure a category is, and the terms that decided. */
export function WhyCategory({ item }: { readonly item: Item }) {
  const t = useT();
  if (item.reasons.length === 0) return <p>{t("category.why-other")}</p>;
  return (
    <>
      <p>{t("category.confidence", { percent: String(Math.round(item.confidence * 100)) })}</p>
      <p>{t("category.reasons")}</p>
      <ul>
        {item.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  );
}
