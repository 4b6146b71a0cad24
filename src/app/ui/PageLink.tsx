import type { MouseEvent, ReactNode } from "react";

interface PageLinkProps {
  readonly href: string;
  readonly current: boolean;
  readonly className?: string;
  /** Its name where the words in it say too little. */
  readonly label?: string;
  readonly onGo: () => void;
  readonly children: ReactNode;
}

/** A link to a view of the app: a plain press goes there in place, any other is the browser's own. */
export function PageLink({ href, current, className, label, onGo, children }: PageLinkProps) {
  const press = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onGo();
  };
  return (
    <a
      href={href}
      className={className}
      aria-label={label}
      aria-current={current ? "page" : undefined}
      onClick={press}
    >
      {children}
    </a>
  );
}
