import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import type { Manifest } from "../bundle/schema.ts";
import { LiveRegion } from "./commands/LiveRegion.tsx";
import { type BundleFailed, manifestQuery } from "./data/queries.ts";
import { useSlow } from "./data/use-slow.ts";
import { applyLook, onSystemTheme } from "./env/look.ts";
import { OfflineLine } from "./offline/OfflineLine.tsx";
import { UpdateOffer } from "./offline/UpdateOffer.tsx";
import { Page } from "./pages/Page.tsx";
import { SearchBox } from "./search/SearchBox.tsx";
import { StorageBanner } from "./settings/StorageBanner.tsx";
import { usePreferences, usePrerendering, useSession, useStores, useT, useView } from "./state/context.tsx";
import { useBadge } from "./state/use-badge.ts";
import { useLanguage } from "./state/use-language.ts";
import { useVisit } from "./state/use-visit.ts";
import { ArrivalPill } from "./timeline/ArrivalPill.tsx";
import { BundleFailure, PageFailure } from "./timeline/BundleFailure.tsx";
import { Boundary } from "./ui/Boundary.tsx";
import { Empty } from "./ui/Empty.tsx";
import { Skeleton } from "./ui/Skeleton.tsx";
import { BottomBar } from "./views/BottomBar.tsx";
import { TopBar } from "./views/TopBar.tsx";

const BackupReminder = lazy(() =>
  import("./settings/BackupReminder.tsx").then((module) => ({ default: module.BackupReminder })),
);
const Commands = lazy(() =>
  import("./commands/Commands.tsx").then((module) => ({ default: module.Commands })),
);

/** Keeps the shown manifest: the first at once, the same again, any newer one only when asked for. */
function useShownManifest(): {
  readonly manifest: Manifest | null;
  readonly failure: BundleFailed | null;
  /** True where the answer lets itself be waited for. */
  readonly slow: boolean;
  readonly retry: () => void;
} {
  const { session } = useStores();
  const client = useQueryClient();
  const query = useQuery(manifestQuery);
  const shown = useSession((state) => state.shown);
  const fresh = query.data?.manifest;
  const isStored = query.data?.isStored ?? false;
  useEffect(() => {
    const { shown: before, releaseGone, partial } = session.getState();
    if (!fresh || fresh === before) return;
    // Where the shown release is gone from the host, waiting for the reader would only show gaps; and what
    // could not be listed without a network joins what was, unless it would come in above.
    const joins = partial && before !== null && (isStored || fresh.latest === before.latest);
    if (before === null || releaseGone || joins)
      session.setState({ shown: fresh, waiting: null, releaseGone: false, partial: isStored });
    else if (!isStored) session.setState({ waiting: fresh });
  }, [fresh, isStored, session]);
  useEffect(() => {
    import.meta.hot?.on("tidings:bundle", () => {
      void client.fetchQuery({ ...manifestQuery, staleTime: 0 }).then(({ manifest }) => {
        session.setState({ shown: manifest, waiting: null });
      });
    });
  }, [client, session]);
  return {
    manifest: shown ?? fresh ?? null,
    failure: fresh ? null : query.error,
    slow: useSlow(query.isPending),
    retry: () => void query.refetch(),
  };
}

/** Keeps theme, density and language on the page. */
function useLook(): void {
  const preferences = usePreferences();
  useEffect(() => {
    applyLook(preferences);
    return onSystemTheme(() => applyLook(preferences));
  }, [preferences]);
}

/** Composes the capabilities: bars around a page, dialogs above, a voice beside. */
export function App() {
  const t = useT();
  const view = useView();
  const prerendering = usePrerendering();
  const { manifest, failure, slow, retry } = useShownManifest();
  useVisit(manifest);
  useBadge(manifest);
  useLanguage();
  useLook();
  return (
    <>
      <a className="skip" href="#items">
        {t("app.skip")}
      </a>
      <TopBar search={<SearchBox />} />
      <main id="items" className="page columns" tabIndex={-1}>
        <h1 className="vh">{t(`nav.${view.name}`)}</h1>
        <StorageBanner />
        {!prerendering && (
          <Suspense>
            <BackupReminder />
          </Suspense>
        )}
        <OfflineLine />
        <ArrivalPill />
        <UpdateOffer />
        {manifest && manifest.digests > 0 && (
          <Boundary key={view.name} fallback={(again) => <PageFailure onRetry={again} />}>
            <Page manifest={manifest} view={view} />
          </Boundary>
        )}
        {manifest?.digests === 0 && (
          <div className="stream-end">
            <Empty title={t("state.empty")} hint={t("state.empty-hint")} />
          </div>
        )}
        {!manifest && failure && (
          <div className="stream-end">
            <BundleFailure failure={failure} onRetry={retry} />
          </div>
        )}
        {!manifest && !failure && (
          <div className="stream-end">
            {slow && <p role="alert">{t("state.slow")}</p>}
            <Skeleton label={t("list.loading")} cards={4} />
          </div>
        )}
      </main>
      <BottomBar />
      <LiveRegion />
      {!prerendering && (
        <Boundary fallback={() => null}>
          <Suspense>
            <Commands />
          </Suspense>
        </Boundary>
      )}
    </>
  );
}
