import { lazy, Suspense } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { isSearch, type View } from "../../reading/view.ts";
import { TimelinePage } from "./TimelinePage.tsx";

interface PageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

const SearchPage = lazy(() => import("./SearchPage.tsx").then((module) => ({ default: module.SearchPage })));
const ArchiveView = lazy(() =>
  import("../views/ArchiveView.tsx").then((module) => ({ default: module.ArchiveView })),
);
const SourcesView = lazy(() =>
  import("../views/SourcesView.tsx").then((module) => ({ default: module.SourcesView })),
);
const NamesView = lazy(() =>
  import("../views/NamesView.tsx").then((module) => ({ default: module.NamesView })),
);
const SettingsPage = lazy(() =>
  import("./SettingsPage.tsx").then((module) => ({ default: module.SettingsPage })),
);
const CatchUpPage = lazy(() =>
  import("./CatchUpPage.tsx").then((module) => ({ default: module.CatchUpPage })),
);
const StoryPage = lazy(() => import("./StoryPage.tsx").then((module) => ({ default: module.StoryPage })));
const BookmarksPage = lazy(() =>
  import("./BookmarksPage.tsx").then((module) => ({ default: module.BookmarksPage })),
);

/** The page that the address names; all but the first are later scripts. */
export function Page({ manifest, view }: PageProps) {
  if (isSearch(view))
    return (
      <Suspense>
        <SearchPage manifest={manifest} view={view} />
      </Suspense>
    );
  if (view.story && view.name === "timeline")
    return (
      <Suspense>
        <StoryPage manifest={manifest} view={view} story={view.story} />
      </Suspense>
    );
  switch (view.name) {
    case "timeline":
    case "search":
      return <TimelinePage manifest={manifest} view={view} />;
    default:
      return (
        <Suspense>
          <LaterPage manifest={manifest} view={view} />
        </Suspense>
      );
  }
}

function LaterPage({ manifest, view }: PageProps) {
  switch (view.name) {
    case "bookmarks":
      return <BookmarksPage view={view} manifest={manifest} />;
    case "catch-up":
      return <CatchUpPage view={view} manifest={manifest} />;
    case "archive":
      return <ArchiveView manifest={manifest} />;
    case "sources":
      return <SourcesView manifest={manifest} />;
    case "names":
      return <NamesView manifest={manifest} />;
    case "settings":
      return <SettingsPage />;
    default:
      return null;
  }
}
