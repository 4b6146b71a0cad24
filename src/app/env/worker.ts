import { workerAddress } from "./trusted-script.ts";

/** How often a page left open asks for a new release, in milliseconds; each visit asks by itself. */
const LOOK_MS = 60 * 60_000;
/** Longest wait for a new release to take over before the page is loaded from the network, in milliseconds. */
const TAKE_OVER_MS = 4_000;
/** Longest wait for the answer to a question, in milliseconds. */
const ANSWER_MS = 2_000;

let registration: ServiceWorkerRegistration | null = null;
let ready = false;
const listeners = new Set<() => void>();

/** True once a newer release waits for the reader to ask for it. */
export const isUpdateReady = (): boolean => ready;

export function onUpdateReady(callback: () => void): () => void {
  listeners.add(callback);
  return () => listeners.delete(callback);
}

/**
 * Registers the service worker. Where there is none, where the browser has no such thing, or where it
 * cannot start, the page works from the network as it did without. True once one answers for this page.
 */
export async function startWorker(): Promise<boolean> {
  registration = await register();
  if (!registration) return false;
  const found = registration;
  if (found.waiting) void consider(found.waiting);
  found.addEventListener("updatefound", () => follow(found.installing));
  follow(found.installing);
  setInterval(() => void found.update().catch(ignoreOffline), LOOK_MS);
  return isControlled(found);
}

async function register(): Promise<ServiceWorkerRegistration | null> {
  try {
    return await navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" });
  } catch {
    // Old browsers and plain http know no workers, some frames may not name them, and hosts lose files.
    return null;
  }
}

/** Resolves once a worker answers for this page; false where none comes to that. */
function isControlled(found: ServiceWorkerRegistration): Promise<boolean> {
  const { serviceWorker } = navigator;
  return new Promise((resolve) => {
    if (serviceWorker.controller) return resolve(true);
    serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
    found.installing?.addEventListener("statechange", function () {
      if (this.state === "redundant") resolve(false);
    });
  });
}

/** Without a network there is nothing new. */
const ignoreOffline = (): void => {};

function follow(worker: ServiceWorker | null): void {
  worker?.addEventListener("statechange", () => {
    // Without a worker before it, this one is no update: it only makes ready what is on screen.
    if (worker.state === "installed" && navigator.serviceWorker.controller) void consider(worker);
  });
}

/** A page that was loaded anew is already of the release that waits: there is nothing to ask then. */
async function consider(worker: ServiceWorker): Promise<void> {
  if (await isOwn(worker)) return;
  ready = true;
  for (const listener of listeners) listener();
}

/** Whether a worker's release is that of this page. */
function isOwn(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWER_MS);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(timer);
      port1.close();
      resolve(data === true);
    };
    worker.postMessage({ type: "is-yours", script: import.meta.url }, [port2]);
  });
}

/** Lets the new release take over and loads the page once. */
export function acceptUpdate(): void {
  let reloaded = false;
  const reload = () => {
    if (reloaded) return;
    reloaded = true;
    window.location.reload();
  };
  navigator.serviceWorker.addEventListener("controllerchange", reload);
  setTimeout(reload, TAKE_OVER_MS);
  // Another tab may have let it in already: then loading the page is all that is left to do.
  if (registration?.waiting) registration.waiting.postMessage({ type: "take-over" });
  else reload();
}
