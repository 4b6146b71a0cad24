import type { Manifest } from "../bundle/schema.ts";
import { emptyReading } from "../reading/state/reading-state.ts";
import type { Visit } from "../reading/timeline/visit.ts";
import { formatView, START, VIEW_NAMES } from "../reading/view/view.ts";
import { createQueryClient } from "./data/query-client.ts";
import { drawPage } from "./draw-page.tsx";
import { loadLater } from "./state/later.tsx";
import { createStores } from "./state/stores.ts";

/** A bundle of which nothing is known but that it has digests. */
const UNKNOWN: Manifest = {
  version: 1,
  latest: 0,
  categories: [],
  digests: 1,
  counts: {},
  head: [],
  years: [],
  search: null,
  names: "names/names.json",
};

const FIRST_VISIT: Visit = { since: null, ended: null, seen: 0, at: 0, known: [], shown: [] };

/** The timeline has its cards, and what stands on a search is what was looked for. */
const OUTLINED = VIEW_NAMES.filter((name) => name !== "timeline" && name !== "search");

/** What the outlines do without: marks of React's own, and buttons that stand lower once the bundle is known. */
const SPARED = /<!--.*?-->|<div class="buttons">.*?<\/div>/gs;

/**
 * What stands on the views before any file of the bundle is here, as a reader without marks sees it: for each its name
 * and what is in `<main>`.
 */
export async function prerenderOutlines(): Promise<Readonly<Record<string, string>>> {
  await loadLater();
  const outlines: Record<string, string> = {};
  for (const name of OUTLINED) {
    const stores = createStores(emptyReading, null, UNKNOWN);
    const session = {
      ...stores.session,
      getInitialState: () => ({ ...stores.session.getState(), visit: FIRST_VISIT }),
    };
    const search = formatView({ ...START, name });
    const markup = await drawPage(
      createQueryClient(() => false),
      { ...stores, session },
      search,
    );
    const main = /<main[^>]*>(.*)<\/main>/s.exec(markup)?.[1];
    if (!main) throw new Error(`${name} cannot be drawn.`);
    outlines[name] = main.replace(SPARED, "");
  }
  return outlines;
}
