import { type FunctionComponent, lazy, Suspense } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { isSearch, type View, type ViewName } from "../../reading/view/view.ts";
import { loadLaterWords } from "../env/language.ts";
import { TimelinePage } from "./TimelinePage.tsx";

interface PageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

type PageName = Exclude<ViewName, "timeline"> | "story";

type Load = () => Promise<FunctionComponent<PageProps>>;

const loads: Readonly<Record<PageName, Load>> = {
  bookmarks: () => import("./BookmarksPage.tsx").then(({ BookmarksPage }) => BookmarksPage),
  "catch-up": () => import("./CatchUpPage.tsx").then(({ CatchUpPage }) => CatchUpPage),
  archive: () => import("../views/ArchiveView.tsx").then(({ ArchiveView }) => ArchiveView),
  sources: () => import("../views/SourcesView.tsx").then(({ SourcesView }) => SourcesView),
  names: () => import("../views/NamesView.tsx").then(({ NamesView }) => NamesView),
  settings: () => import("./SettingsPage.tsx").then(({ SettingsPage }) => SettingsPage),
  search: () => import("./SearchPage.tsx").then(({ SearchPage }) => SearchPage),
  story: () =>
    import("./StoryPage.tsx").then(
      ({ StoryPage }) =>
        ({ manifest, view }) =>
          view.story && <StoryPage manifest={manifest} view={view} story={view.story} />,
    ),
};

/** The page that a view is on; null for the timeline, which is here from the beginning. */
function pageOf(view: View): PageName | null {
  if (isSearch(view)) return "search";
  if (view.name === "timeline" || view.name === "search") return view.story ? "story" : null;
  return view.name;
}

/** The page with the sentences that it says, and with what pages share: asked for now, not once the page is here. */
const withWords = (load: Load) => async () => {
  const [page] = await Promise.all([load(), loadLaterWords(), import("../state/use-entry-state.ts")]);
  return { default: page };
};

const pages: ReadonlyMap<string, FunctionComponent<PageProps>> = new Map(
  Object.entries(loads).map(([name, load]) => [name, lazy(withWords(load))] as const),
);

/** The pages that were asked for before anything was drawn: unlike a lazy one they are drawn at once. */
const here = new Map<PageName, FunctionComponent<PageProps>>();

/** Asks for the script of a view's page before it is drawn. */
export async function loadPage(view: View): Promise<void> {
  const name = pageOf(view);
  if (name) here.set(name, (await withWords(loads[name])()).default);
}

/** The page that the address names; all but the first are later scripts. */
export function Page({ manifest, view }: PageProps) {
  const name = pageOf(view);
  const Later = name && (here.get(name) ?? pages.get(name));
  if (!Later) return <TimelinePage manifest={manifest} view={view} />;
  return (
    <Suspense>
      <Later manifest={manifest} view={view} />
    </Suspense>
  );
}
