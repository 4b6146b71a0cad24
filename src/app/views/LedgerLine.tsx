import type { ReactNode } from "react";
import type { View } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch } from "../state/context.tsx";
import { PageLink } from "../ui/PageLink.tsx";

interface LedgerLineProps {
  readonly view: View;
  readonly children: ReactNode;
}

/** A row of a table, which leads to what it counts. */
export function LedgerLine({ view, children }: LedgerLineProps) {
  const dispatch = useDispatch();
  return (
    <li>
      <PageLink href={hrefOf(view)} current={false} onGo={() => dispatch({ type: "go", view })}>
        {children}
      </PageLink>
    </li>
  );
}
