interface StopButtonProps {
  readonly isRunning: boolean;
  readonly stop: string;
  readonly goOn: string;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}

/** Stops a search or sends it on: one button for both, so that a press does not lose focus. */
export function StopButton({ isRunning, stop, goOn, onStop, onGoOn }: StopButtonProps) {
  return (
    <button type="button" className="link-button" onClick={isRunning ? onStop : onGoOn}>
      {isRunning ? stop : goOn}
    </button>
  );
}
