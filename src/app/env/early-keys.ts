/** Keys pressed before the shortcuts are here, in their order. */
const early: KeyboardEvent[] = [];

/** More than this is no wish but a cat. */
const MOST = 20;

const remember = (event: KeyboardEvent): void => {
  if (early.length < MOST) early.push(event);
};

/** Keeps key presses from now on until they are taken. */
export const keepEarlyKeys = (): void => document.addEventListener("keydown", remember);

/** Gives the kept presses to the one who answers keys from now on. */
export function takeEarlyKeys(answer: (event: KeyboardEvent) => void): void {
  document.removeEventListener("keydown", remember);
  for (const event of early.splice(0)) answer(event);
}
