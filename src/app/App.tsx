import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Manifest } from "../bundle/schema.ts";
import { pageName } from "../reading/view/view.ts";
import { type BundleFailed, manifestQuery } from "./data/queries.ts";
import { useSlow } from "./data/use-slow.ts";
import { applyLook, onSystemTheme } from "./env/look.ts";
import { OfflineLine } from "./offline/OfflineLine.tsx";
import { Page } from "./pages/Page.tsx";
import { SearchBox } from "./search/SearchBox.tsx";
import { usePreferences, useSession, useStores, useT, useView } from "./state/context.tsx";
import { later } from "./state/later.tsx";
import { PRERENDERING } from "./state/prerendering.ts";
import { useLanguage } from "./state/use-language.ts";
import { PageFailure } from "./timeline/PageFailure.tsx";
import { Boundary } from "./ui/Boundary.tsx";
import { Skeleton } from "./ui/Skeleton.tsx";
import { BottomBar } from "./views/BottomBar.tsx";
import { TopBar } from "./views/TopBar.tsx";

const ArrivalPill = later(() => import("./timeline/ArrivalPill.tsx").then((module) => module.ArrivalPill));
const BackupReminder = later(() =>
  import("./settings/BackupReminder.tsx").then((module) => module.BackupReminder),
);
const Badge = later(() => import("./commands/Badge.tsx").then((module) => module.Badge));
const BundleFailure = later(() =>
  import("./timeline/BundleFailure.tsx").then((module) => module.BundleFailure),
);
const Commands = later(() => import("./commands/Commands.tsx").then((module) => module.Commands));
const LiveWords = later(() => import("./commands/LiveWords.tsx").then((module) => module.LiveWords));
const NoDigests = later(() => import("./timeline/NoDigests.tsx").then((module) => module.NoDigests));
const StorageBanner = later(() =>
  import("./settings/StorageBanner.tsx").then((module) => module.StorageBanner),
);
const UpdateOffer = later(() => import("./offline/UpdateOffer.tsx").then((module) => module.UpdateOffer));
const VisitKeeper = later(() => import("./state/VisitKeeper.tsx").then((module) => module.VisitKeeper));

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
  const { manifest, failure, slow, retry } = useShownManifest();
  useLanguage();
  useLook();
  return (
    <>
      <a className="skip" href="#items">
        {t("app.skip")}
      </a>
      <TopBar search={<SearchBox />} />
      <main id="items" className="page columns" tabIndex={-1}>
        <h1 className="vh">{t(`nav.${pageName(view)}`)}</h1>
        <StorageBanner />
        {!PRERENDERING && <BackupReminder />}
        <OfflineLine />
        <ArrivalPill />
        <div className="update-offer" role="status">
          <UpdateOffer />
        </div>
        {manifest && manifest.digests > 0 && (
          <Boundary key={view.name} fallback={(again) => <PageFailure onRetry={again} />}>
            <Page manifest={manifest} view={view} />
          </Boundary>
        )}
        {manifest?.digests === 0 && <NoDigests />}
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
      {/* Always there: a live region that comes with its words is often not read out. */}
      <div className="vh" role="status" aria-live="polite">
        <LiveWords />
      </div>
      {!PRERENDERING && (
        <Boundary fallback={() => null}>
          <Badge manifest={manifest} />
          <VisitKeeper manifest={manifest} />
          <Commands />
        </Boundary>
      )}
    </>
  );
}
