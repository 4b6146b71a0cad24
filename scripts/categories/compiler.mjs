// The compiler's own modules, so that training reads a text exactly as compiling does.
import { resolve } from "node:path";
import { runnerImport } from "vite";
import { root } from "../setup.mjs";

const load = async (file) => (await runnerImport(resolve(root, "src/compile", file))).module;

export const loadCompiler = async () => ({
  ...(await load("category-features.ts")),
  ...(await load("category-model.ts")),
  ...(await load("folded-text.ts")),
  ...(await load("hits.ts")),
  ...(await load("term-matcher.ts")),
  ...(await load("headline.ts")),
  ...(await load("source-url.ts")),
  ...(await load("compile-digest.ts")),
});
