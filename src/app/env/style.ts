/** Milliseconds from one try to the next; the last of them again and again. */
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000];

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Puts a style sheet into the page; false where it did not come. */
const ask = (href: string): Promise<boolean> =>
  new Promise((resolve) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href });
    link.onload = () => resolve(true);
    link.onerror = () => {
      link.remove();
      resolve(false);
    };
    document.head.append(link);
  });

async function askAgain(href: string): Promise<void> {
  for (let at = 0; ; at += 1) {
    await wait(WAITS[at] ?? WAITS.at(-1) ?? 0);
    if (await ask(href)) return;
  }
}

/**
 * Loads a style sheet. Answers after the first try, whatever came of it, as a page is better without its whole style
 * than not at all; then it asks until the sheet is here.
 */
export async function loadStyle(href: string): Promise<void> {
  if (!(await ask(href))) void askAgain(href);
}
