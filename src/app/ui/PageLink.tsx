import type { MouseEvent, ReactNode } from "react";

interface PageLinkProps {
  readonly href: string;
  readonly current: boolean;
  readonly className?: string;
  readonly onGo: () => void;
  readonly children: ReactNode;
}

/** A link to a view of the app: a plain press goes there in place, any other is the browser's own. */
export function PageLink({ href, current, className, onGo, children }: PageLinkProps) {
  const press = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onGo();
  };
  return (
    <a href={href} className={className} aria-current={current ? "page" : undefined} onClick={press}>
      {children}
    </a>
  );
}
