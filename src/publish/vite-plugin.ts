import type { Plugin } from "vite";

/** Compiles the digests on start and on change. */
export function digestBundle(): Plugin {
  return { name: "tidings:digest-bundle" };
}
