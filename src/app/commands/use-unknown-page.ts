import { useEffect } from "react";
import { VIEW_NAMES } from "../../reading/view/view.ts";
import { say } from "../perform.ts";
import { useStores } from "../state/context.tsx";

/** Says so where the address names a page that there is none of: the timeline stands in its place. */
export function useUnknownPage(): void {
  const stores = useStores();
  useEffect(() => {
    const name = new URLSearchParams(window.location.search).get("view");
    if (name === null || (VIEW_NAMES as readonly string[]).includes(name)) return;
    say(stores, { key: "said.no-page", values: {} });
  }, [stores]);
}
