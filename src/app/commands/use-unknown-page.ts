import { useEffect } from "react";
import { VIEW_NAMES } from "../../reading/view.ts";
import { useStores } from "../state/context.tsx";

/** Says so where the address names a page that there is none of: the timeline stands in its place. */
export function useUnknownPage(): void {
  const { session } = useStores();
  useEffect(() => {
    const name = new URLSearchParams(window.location.search).get("view");
    if (name === null || (VIEW_NAMES as readonly string[]).includes(name)) return;
    const said = { key: "said.no-page", values: {} } as const;
    session.setState({ announcement: said, notice: { said, undoable: false, offer: null, at: Date.now() } });
  }, [session]);
}
