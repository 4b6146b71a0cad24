import { useId } from "react";

interface ChoiceProps<T extends string> {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

/** One of a few: a row of segments, the chosen one over a thick rule. */
export function Choice<T extends string>({ title, hint, options, value, onChoose }: ChoiceProps<T>) {
  const id = useId();
  return (
    <fieldset className="setting">
      <legend>{title}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && <p>{hint}</p>}
    </fieldset>
  );
}
