import { useSession, useT } from "../state/context.tsx";

/** What changed, for readers by ear: the words of the live region. */
export function LiveWords() {
  const t = useT();
  const said = useSession((session) => session.announcement);
  return said ? t(said.key, said.values) : "";
}
