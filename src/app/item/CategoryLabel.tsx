import type { CategorySlug } from "../../bundle/schema.ts";
import { useCategoryName } from "../state/categories.ts";
import { Square } from "../ui/Square.tsx";

/** An item's category; nothing where it has none. */
export function CategoryLabel({ slug, filled }: { readonly slug: CategorySlug; readonly filled: boolean }) {
  const name = useCategoryName(slug);
  return (
    <span className="category">
      <Square slug={slug} filled={filled} />
      {name}
    </span>
  );
}
