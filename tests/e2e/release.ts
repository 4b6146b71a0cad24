import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { secureSite } from "../../src/publish/site/content-security.ts";
import { PAGE } from "../../src/publish/site/prerender.ts";
import { OWN_PAGE } from "./server.ts";

const TEXT = /\.(html|js|css|json|webmanifest)$/;

/** Every letter of a hash moved on by one. */
const otherHash = (hash: string): string =>
  hash.replace(/[a-y]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1)).replace(/[A-Y0-8]/, "Z");

/** A build as it would be after every script was changed: no file of `assets/` has the name it had. */
export function otherRelease(dist = "dist"): string {
  const folder = mkdtempSync(join(tmpdir(), "tidings-release-"));
  cpSync(dist, folder, { recursive: true });
  cpSync(PAGE, join(folder, OWN_PAGE));
  const names = readdirSync(join(folder, "assets")).flatMap((name) => {
    const [, base, hash, kind] = /^(.*)-([\w-]{8})(\.\w+)$/.exec(name) ?? [];
    return base === undefined || hash === undefined
      ? []
      : [[name, `${base}-${otherHash(hash)}${kind}`] as const];
  });
  const texts = [
    ...readdirSync(folder).filter((name) => TEXT.test(name)),
    ...readdirSync(join(folder, "assets")).map((name) => join("assets", name)),
  ];
  for (const path of texts) {
    let text = readFileSync(join(folder, path), "utf8");
    for (const [before, after] of names) text = text.replaceAll(before, after);
    writeFileSync(join(folder, path), text);
  }
  for (const [before, after] of names)
    renameSync(join(folder, "assets", before), join(folder, "assets", after));
  secureSite(folder);
  return folder;
}
