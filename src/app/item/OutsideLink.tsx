import type { ReactNode } from "react";
import { hostOf } from "./host-of.ts";

interface OutsideLinkProps {
  /** Absolute http, https or mailto address. */
  readonly href: string;
  readonly children: ReactNode;
}

/** A link in an item's text. Its words may say anything, so the host it truly leads to stands after them. */
export function OutsideLink({ href, children }: OutsideLinkProps) {
  const host = hostOf(href);
  if (host === "") return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" data-host={host}>
      {children}
    </a>
  );
}
