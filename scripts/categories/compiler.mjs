// The compiler's own modules, so that training reads a text exactly as compiling does.
import { resolve } from "node:path";
import { runnerImport } from "vite";
import { root } from "../setup.mjs";

const load = async (file) => (await runnerImport(resolve(root, "src/compile", file))).module;

export const loadCompiler = async () => ({
  ...(await load("categories/category-features.ts")),
  ...(await load("categories/category-model.ts")),
  ...(await load("categories/folded-text.ts")),
  ...(await load("categories/hits.ts")),
  ...(await load("categories/term-matcher.ts")),
  ...(await load("dialects/headline.ts")),
  ...(await load("text/source-url.ts")),
  ...(await load("compile-digest.ts")),
});
