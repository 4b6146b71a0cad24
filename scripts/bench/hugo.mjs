// The static site generator that a cold build is held against.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measure } from "./measured.mjs";

/** Writes a site of two templates of one line. */
export function writeHugoSite(site) {
  mkdirSync(join(site, "layouts/_default"), { recursive: true });
  writeFileSync(
    join(site, "config.toml"),
    'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
  );
  const single = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n";
  const list =
    '<!doctype html><title>{{ .Title }}</title>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}\n';
  writeFileSync(join(site, "layouts/_default/single.html"), single);
  writeFileSync(join(site, "layouts/_default/list.html"), list);
}

/** Which Hugo there is, or null. */
export function hasHugo() {
  try {
    return execFileSync("hugo", ["version"], { encoding: "utf8" }).split(" ")[1];
  } catch {
    return null;
  }
}

/** Builds the site with some digests as its content. */
export const hugo = (site, digests, out) =>
  measure("hugo", ["--quiet", "--source", site, "--contentDir", digests, "--destination", out]);
