interface SwitchProps {
  readonly title: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off. */
export function Switch({ title, hint, on, onChange }: SwitchProps) {
  return (
    <div className="switch-row">
      <label>
        <span>
          {title}
          {hint && <small>{hint}</small>}
        </span>
        <input
          type="checkbox"
          role="switch"
          checked={on}
          aria-checked={on}
          onChange={(event) => onChange(event.target.checked)}
        />
      </label>
    </div>
  );
}
