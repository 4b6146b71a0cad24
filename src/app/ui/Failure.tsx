interface FailureProps {
  readonly title: string;
  readonly hint: string;
  readonly action: string;
  readonly onAction: () => void;
}

/** Something went wrong: what, why, and the one thing to do. */
export function Failure({ title, hint, action, onAction }: FailureProps) {
  return (
    <div className="failure" role="alert">
      <h2>{title}</h2>
      <p>{hint}</p>
      <div className="buttons">
        <button type="button" className="button primary" onClick={onAction}>
          {action}
        </button>
      </div>
    </div>
  );
}
