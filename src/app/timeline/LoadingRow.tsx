import { Skeleton } from "../ui/Skeleton.tsx";

/** A shard on its way: thin rules, as many cards as fit the eye, and room for the rest. */
export function LoadingRow({ items }: { readonly items: number }) {
  return (
    <div className="row row-item" style={{ minHeight: Math.min(items, 60) * 150 }} aria-hidden="true">
      <Skeleton cards={4} />
    </div>
  );
}
