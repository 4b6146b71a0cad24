interface SearchBarProps {
  readonly label: string;
  readonly searched: number;
  readonly total: number;
  readonly isRunning: boolean;
}

/** How much of the archive was looked through; its room stays when it is done. */
export function SearchBar({ label, searched, total, isRunning }: SearchBarProps) {
  return (
    <progress
      className="search-bar"
      style={{ visibility: isRunning && total > 0 ? undefined : "hidden" }}
      value={searched}
      max={total || 1}
      aria-label={label}
    />
  );
}
