import { readFileSync } from "node:fs";
import { join } from "node:path";
import { usualBundle } from "./world.ts";

export const alert = (page: import("@playwright/test").Page) => page.getByRole("alert");
export const retry = (page: import("@playwright/test").Page) => page.getByRole("button", { name: "重试" });
export const manifestText = () => readFileSync(join(usualBundle(), "manifest.json"), "utf8");
