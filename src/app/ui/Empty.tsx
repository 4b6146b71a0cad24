import { type ReactNode, useEffect, useRef } from "react";

interface EmptyProps {
  readonly title: string;
  readonly hint: string;
  /** The heading takes focus where the list that had it is gone. */
  readonly takesFocus?: boolean;
  readonly children?: ReactNode;
}

/** Nothing to show, in words; the buttons are the ways on. */
export function Empty({ title, hint, takesFocus = false, children }: EmptyProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div className="empty">
      <div className="empty-rule" />
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{hint}</p>
      {children && <div className="buttons">{children}</div>}
    </div>
  );
}
