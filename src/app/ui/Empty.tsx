import type { ReactNode } from "react";

interface EmptyProps {
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}

/** Nothing to show, in words; the buttons are the ways on. */
export function Empty({ title, hint, children }: EmptyProps) {
  return (
    <div className="empty">
      <div className="empty-rule" />
      <h2 tabIndex={-1}>{title}</h2>
      <p>{hint}</p>
      {children && <div className="buttons">{children}</div>}
    </div>
  );
}
