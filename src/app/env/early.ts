/** What the script in the page's head keeps for the app until that is here. */
export interface Early {
  /** Keys pressed so far, in their order. */
  readonly keys: KeyboardEvent[];
  /** Buttons and links of the prerendered page that were pressed, in their order. */
  readonly taps: HTMLElement[];
  /** The answer for the manifest, asked for together with the app; null where none came. */
  manifest: Promise<Response | null> | null;
  /** True while the prerendered cards are on screen, as this reader should see them. */
  isShown: boolean;
  /** Makes the prerendered page this reader's, or clears it; then loads the app. */
  readonly paint: () => Promise<void>;
  readonly stopKeys: () => void;
  readonly stopTaps: () => void;
}

declare global {
  interface Window {
    /** Set by the script in the page's head; absent where that did not run. */
    tidingsEarly?: Early;
  }
}

/** Gives the manifest's early answer to the one who asks first; null where there is none. */
export function takeEarlyManifest(): Promise<Response | null> | null {
  const { tidingsEarly: early } = window;
  const answer = early?.manifest ?? null;
  if (early) early.manifest = null;
  return answer;
}

/** Gives the kept presses to the one who answers keys from now on. */
export function takeEarlyKeys(answer: (event: KeyboardEvent) => void): void {
  window.tidingsEarly?.stopKeys();
  for (const event of window.tidingsEarly?.keys.splice(0) ?? []) answer(event);
}
