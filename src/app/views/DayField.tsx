interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (text: string) => void;
}

/** A field for a day, as the browser has it. */
export function DayField({ label, value, onValue }: DayFieldProps) {
  return (
    <label>
      {label}
      <input className="field" type="date" value={value} onChange={(event) => onValue(event.target.value)} />
    </label>
  );
}
