/** Milliseconds from one try to the next; the last of them again and again. */
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000];

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Adds a style sheet that is not in force yet; null where it did not load. */
const ask = (href: string): Promise<HTMLLinkElement | null> =>
  new Promise((resolve) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", media: "not all", href });
    link.onload = () => resolve(link);
    link.onerror = () => {
      link.remove();
      resolve(null);
    };
    document.head.append(link);
  });

const putInForce = (link: HTMLLinkElement): void => {
  link.media = "";
};

async function askAgain(href: string): Promise<void> {
  for (let at = 0; ; at += 1) {
    await wait(WAITS[at] ?? WAITS.at(-1) ?? 0);
    // Under another name each time: of one that failed browsers remember the failure as long as the page stands.
    const link = await ask(`${href}?${at}`);
    if (link) return putInForce(link);
  }
}

/** Whether a style sheet holds already: on other views than the timeline it may come before the app. */
const isInForce = (href: string): boolean => {
  const whole = new URL(href, document.baseURI).href;
  return [...document.styleSheets].some((sheet) => sheet.href === whole && sheet.media.mediaText === "");
};

/**
 * Loads a style sheet, and answers what puts it in force: together with what it is for, the page is laid out once.
 * Where it does not come the page goes on without, and it is asked for until it is here.
 */
export async function loadStyle(href: string): Promise<() => void> {
  if (isInForce(href)) return () => {};
  const link = await ask(href);
  if (link) return () => putInForce(link);
  void askAgain(href);
  return () => {};
}
