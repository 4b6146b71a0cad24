import { useSession, useT } from "../state/context.tsx";

/** Says to readers by ear what changed. */
export function LiveRegion() {
  const t = useT();
  const said = useSession((session) => session.announcement);
  return (
    <div className="vh" role="status" aria-live="polite">
      {said ? t(said.key, said.values) : ""}
    </div>
  );
}
