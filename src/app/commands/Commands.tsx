import { lazy, Suspense } from "react";
import { useSession } from "../state/context.tsx";
import { Toast } from "./Toast.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const HelpDialog = lazy(() => import("./HelpDialog.tsx").then((module) => ({ default: module.HelpDialog })));
const CommandPalette = lazy(() =>
  import("./CommandPalette.tsx").then((module) => ({ default: module.CommandPalette })),
);

/** Keys, palette, help and the toast: a later script, as nothing of it is needed to read. */
export function Commands() {
  const dialog = useSession((session) => session.dialog);
  useShortcuts();
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
