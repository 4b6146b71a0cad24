import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import type { Manifest } from "../bundle/schema.ts";
import { LiveRegion } from "./commands/LiveRegion.tsx";
import { manifestQuery } from "./data/queries.ts";
import { applyLook, onSystemTheme } from "./env/look.ts";
import { Page } from "./pages/Page.tsx";
import { usePreferences, useSession, useStores, useT, useView } from "./state/context.tsx";
import { ArrivalPill } from "./timeline/ArrivalPill.tsx";
import { Empty } from "./ui/Empty.tsx";
import { Failure } from "./ui/Failure.tsx";
import { Skeleton } from "./ui/Skeleton.tsx";
import { BottomBar } from "./views/BottomBar.tsx";
import { TopBar } from "./views/TopBar.tsx";

const Commands = lazy(() =>
  import("./commands/Commands.tsx").then((module) => ({ default: module.Commands })),
);

/** Keeps the shown manifest: the first at once, the same again, any newer one only when asked for. */
function useShownManifest(): {
  readonly manifest: Manifest | null;
  readonly failed: boolean;
  readonly newer: boolean;
  readonly retry: () => void;
} {
  const { session } = useStores();
  const client = useQueryClient();
  const query = useQuery(manifestQuery);
  const shown = useSession((state) => state.shown);
  const fresh = query.data;
  useEffect(() => {
    const { shown: before } = session.getState();
    if (!fresh || fresh === before) return;
    if (before === null) session.setState({ shown: fresh });
    else session.setState({ waiting: fresh });
  }, [fresh, session]);
  useEffect(() => {
    import.meta.hot?.on("tidings:bundle", () => {
      void client.fetchQuery({ ...manifestQuery, staleTime: 0 }).then((now) => {
        session.setState({ shown: now, waiting: null });
      });
    });
  }, [client, session]);
  return {
    manifest: shown ?? fresh ?? null,
    failed: query.isError && !fresh,
    newer: query.error?.failure.type === "newer",
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
  const { manifest, failed, newer, retry } = useShownManifest();
  useLook();
  return (
    <>
      <a className="skip" href="#items">
        {t("app.skip")}
      </a>
      <TopBar />
      <main id="items" className="page columns" tabIndex={-1}>
        <h1 className="vh">{t(`nav.${view.name}`)}</h1>
        <ArrivalPill />
        {manifest && manifest.digests > 0 && <Page manifest={manifest} view={view} />}
        {manifest?.digests === 0 && (
          <div className="stream-end">
            <Empty title={t("state.empty")} hint={t("state.empty-hint")} />
          </div>
        )}
        {!manifest && failed && (
          <div className="stream-end">
            <Failure
              title={t(newer ? "state.newer" : "state.failed")}
              hint={t(newer ? "state.newer-hint" : "state.failed-hint")}
              action={t("state.retry")}
              onAction={retry}
            />
          </div>
        )}
        {!manifest && !failed && (
          <div className="stream-end">
            <Skeleton label={t("list.loading")} cards={4} />
          </div>
        )}
      </main>
      <BottomBar />
      <LiveRegion />
      <Suspense>
        <Commands />
      </Suspense>
    </>
  );
}
