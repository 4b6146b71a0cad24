import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const META = /\s*<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** The source list of inline scripts or styles: each is named by the hash of its text. */
function hashesOf(html: string, element: "script" | "style"): readonly string[] {
  const inline = html.matchAll(
    new RegExp(`<${element}(?<attributes>[^>]*)>(?<text>[^]*?)</${element}>`, "g"),
  );
  return [...inline]
    .filter(({ groups }) => !/\ssrc=|type="application\/(ld\+)?json"/.test(groups?.attributes ?? ""))
    .map(
      ({ groups }) =>
        `'sha256-${createHash("sha256")
          .update(groups?.text ?? "")
          .digest("base64")}'`,
    );
}

/**
 * The Content-Security-Policy of a page: its own files, and the inline scripts and styles that it was built with, by
 * hash.
 * Digests are foreign text; whatever of theirs slips through rendering must neither run, load nor send anything.
 */
export function policyFor(html: string): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashesOf(html, "script")].join(" "),
    ["style-src 'self'", ...hashesOf(html, "style")].join(" "),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types tidings",
  ].join("; ");
}

/** The page with its policy as the first thing in its head; an earlier one is replaced. */
export function withPolicy(html: string): string {
  const bare = html.replace(META, "");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(bare)}" />`;
  return bare.replace(/(<head[^>]*>\s*<meta charset="[^"]*"\s*\/?>)/, `$1\n    ${meta}`);
}

/** Folders of a site whose files have a hash in their names. */
const HASHED = ["assets", "data/shards", "data/years", "data/names", "data/search"] as const;

/** The text of a `_headers` file, as Netlify, Cloudflare Pages and others read it: what a page cannot say of itself. */
export const hostHeaders = (html: string): string =>
  `/*
  Content-Security-Policy: ${policyFor(html.replace(META, ""))}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
${HASHED.map((folder) => `/${folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n`).join("")}`;

/** Writes policy and headers into a built site. To be run again after anything that changes its `index.html`. */
export function secureSite(folder: string): void {
  const page = join(folder, "index.html");
  if (!existsSync(page)) return;
  const html = withPolicy(readFileSync(page, "utf8"));
  writeFileSync(page, html);
  writeFileSync(join(folder, "_headers"), hostHeaders(html));
}
