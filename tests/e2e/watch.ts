import { type BrowserContext, expect, type Page } from "@playwright/test";

/** What went wrong behind the reader's back in any page of a context. */
export interface Watch {
  /** Things seen so far: violations, errors, rejections, scripts run, dialogs, requests to others. */
  readonly seen: () => Promise<readonly string[]>;
  /** Fails where anything was seen that no pattern allows. */
  readonly clean: (allowed?: readonly RegExp[]) => Promise<void>;
}

declare global {
  interface Window {
    __bad?: string[];
    __pwned?: unknown;
  }
}

function install(): void {
  const bad: string[] = [];
  window.__bad = bad;
  addEventListener("securitypolicyviolation", (event) =>
    bad.push(`csp ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
  );
  addEventListener("error", (event) => {
    // The browser's notice that some sizes are told a frame later: no script failed.
    if (!event.message.startsWith("ResizeObserver loop")) bad.push(`error ${event.message}`);
  });
  addEventListener("unhandledrejection", (event) => bad.push(`rejection ${String(event.reason)}`));
  Object.defineProperty(window, "__pwned", { set: (value) => bad.push(`script ${String(value)}`) });
}

/** Browsers report as an error that a resize was seen one frame later; nothing is lost by it. */
const HARMLESS = /^error ResizeObserver loop/;

/** Installs the watch in a context, for the pages opened afterwards. Origins besides `origin` are third parties. */
export async function watchContext(context: BrowserContext, origin: string): Promise<Watch> {
  const outside: string[] = [];
  await context.addInitScript(install);
  const observe = (page: Page) => {
    page.on("dialog", (dialog) => {
      outside.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => outside.push(`pageerror ${error.message}`));
  };
  for (const page of context.pages()) observe(page);
  context.on("page", observe);
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^https?:$/.test(protocol) && asked !== origin) outside.push(`third party ${request.url()}`);
  });
  const seen = async () => {
    const inside = await Promise.all(
      context.pages().map((page) => page.evaluate(() => window.__bad ?? []).catch(() => [] as string[])),
    );
    return [...outside, ...inside.flat()];
  };
  return {
    seen,
    clean: async (allowed = []) => {
      const bad = (await seen()).filter(
        (text) => ![HARMLESS, ...allowed].some((pattern) => pattern.test(text)),
      );
      expect(bad).toEqual([]);
    },
  };
}
