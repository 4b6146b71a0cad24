import { lazy, Suspense, useEffect } from "react";
import { tellScrollEnd } from "../env/scroll-end.ts";
import { followPrinting } from "../list/follow-printing.ts";
import { performLater } from "../perform-later.ts";
import { useSession, useStores } from "../state/context.tsx";
import { Toast } from "./Toast.tsx";
import { usePageFocus } from "./use-page-focus.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useUnknownPage } from "./use-unknown-page.ts";

const HelpDialog = lazy(() => import("./HelpDialog.tsx").then((module) => ({ default: module.HelpDialog })));
const CommandPalette = lazy(() =>
  import("./CommandPalette.tsx").then((module) => ({ default: module.CommandPalette })),
);

/**
 * Keys, palette, help, the toast, what printing needs and what some browsers lack: a later script, as nothing of it is
 * needed to read.
 */
export function Commands() {
  const dialog = useSession((session) => session.dialog);
  const { performLater: later } = useStores();
  useShortcuts();
  useUnknownPage();
  usePageFocus();
  useEffect(() => {
    later.current = performLater;
  }, [later]);
  useEffect(followPrinting, []);
  useEffect(tellScrollEnd, []);
  return (
    <>
      <Toast />
      <span hidden data-keys="" />
      <Suspense>
        {dialog === "help" && <HelpDialog />}
        {dialog === "palette" && <CommandPalette />}
      </Suspense>
    </>
  );
}
