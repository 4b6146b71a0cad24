import { useState } from "react";
import { useSession, useT } from "../state/context.tsx";

/** What changed, for readers by ear: the words of the live region. */
export function LiveWords() {
  const t = useT();
  const said = useSession((session) => session.announcement);
  const [{ last, turn }, setTurn] = useState({ last: said, turn: 0 });
  if (last !== said) setTurn({ last: said, turn: turn + 1 });
  // Said again, the same words come as others: what does not change is not read out.
  return said ? <span key={turn}>{t(said.key, said.values)}</span> : "";
}
