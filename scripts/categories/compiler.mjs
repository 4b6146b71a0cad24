// The compiler's own modules, so that training reads a text exactly as compiling does.
import { resolve } from "node:path";
import { runnerImport } from "vite";
import { root } from "../setup.mjs";

const load = async (file) => (await runnerImport(resolve(root, file))).module;

export const loadCompiler = async () => ({
  ...(await load("src/compile/categories/category-concepts.ts")),
  ...(await load("src/compile/categories/category-features.ts")),
  ...(await load("src/compile/categories/category-model.ts")),
  ...(await load("src/compile/categories/folded-text.ts")),
  ...(await load("src/compile/categories/hits.ts")),
  ...(await load("src/compile/categories/term-matcher.ts")),
  ...(await load("src/compile/dialects/headline.ts")),
  ...(await load("src/compile/text/source-url.ts")),
  ...(await load("src/compile/compile-digest.ts")),
});
