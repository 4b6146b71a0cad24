interface ClearChipProps {
  readonly words: string;
  readonly onClear: () => void;
}

/** Takes all chips of its row off. It goes with them, and leaves the focus to the row. */
export function ClearChip({ words, onClear }: ClearChipProps) {
  return (
    <button
      type="button"
      className="chip clear"
      onClick={({ currentTarget }) => {
        currentTarget.parentElement?.focus();
        onClear();
      }}
    >
      {words}
    </button>
  );
}
