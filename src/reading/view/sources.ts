import { sourceOf } from "../../bundle/facet-terms.ts";
import type { Item } from "../../bundle/schema.ts";

/** Who was heard: one row of the sources. */
export interface SourceRow {
  readonly name: string;
  readonly handle: string | null;
  readonly site: string | null;
  readonly items: number;
  readonly unread: number;
  /** When last heard, ms since 1970. */
  readonly last: number;
}

/** Sources of items, the one heard most first. O(items log items). */
export function sourceRows(items: readonly Item[], isUnread: (item: Item) => boolean): readonly SourceRow[] {
  const rows = new Map<string, SourceRow>();
  for (const item of items) {
    const name = sourceOf(item);
    if (name === null) continue;
    const known = rows.get(name);
    rows.set(name, {
      name,
      handle: known?.handle ?? item.source.handle,
      site: known?.site ?? item.source.site,
      items: (known?.items ?? 0) + 1,
      unread: (known?.unread ?? 0) + (isUnread(item) ? 1 : 0),
      last: Math.max(known?.last ?? item.publishedAt, item.publishedAt),
    });
  }
  return [...rows.values()].sort((a, b) => b.items - a.items || b.last - a.last);
}
