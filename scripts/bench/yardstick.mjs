// The page that loading is held against: the same cards in plain HTML, styled inline, without a script.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../setup.mjs";

const SHARED = resolve(root, "../shared/tools/perf/floor.mjs");

const STYLE = `
:root { font-family: system-ui, sans-serif; line-height: 1.6; background: #f7f7f5; color: #222 }
body { max-width: 42rem; margin: auto; padding: 1rem }
.topics { display: flex; flex-wrap: wrap; gap: 0.5rem; padding: 0; list-style: none }
.topics a { display: block; padding: 0.4rem 0.9rem; border: 1px solid #bbb; border-radius: 9rem; color: inherit }
article { margin-block: 1rem; padding: 1rem; border: 1px solid #ddd; background: #fff }
h2 { margin: 0; font-size: 1.1rem }
article a { color: #0a4d9e }
.by { color: #5a5a5a; font-size: 0.85rem }
`;

const ENTITIES = new Map([..."&<>\"'"].map((char) => [char, `&#${char.codePointAt(0)};`]));
const safe = (text) => [...text].map((char) => ENTITIES.get(char) ?? char).join("");
const MARKS = [
  [/\*\*(.+?)\*\*/g, "<b>$1</b>"],
  [/`(.+?)`/g, "<code>$1</code>"],
];
const marked = (body) => MARKS.reduce((text, [what, instead]) => text.replace(what, instead), safe(body));

function card({ title, body, source, publishedAt }) {
  const when = new Date(publishedAt).toISOString();
  const who = safe(source.author ?? source.handle ?? source.site ?? "");
  return [
    "<article>",
    `<h2><a href="${safe(source.url ?? "#")}">${safe(title)}</a></h2>`,
    `<div class="by">${who}, <time datetime="${when}">${when.slice(5, 16)}</time></div>`,
    `<p>${marked(body)}</p>`,
    "</article>",
  ].join("");
}

/** The project's own yardstick: the newest cards of a written bundle as one page. */
function ownPage(bundle, cards) {
  const read = (file) => JSON.parse(readFileSync(join(bundle, file), "utf8"));
  const { head, categories } = read("manifest.json");
  const items = [];
  for (const { file } of head) {
    if (items.length >= cards) break;
    for (const digest of read(file).digests) items.push(...digest.items);
  }
  const topics = categories.map(({ slug, name }) => `<li><a href="#${safe(slug)}">${safe(name)}</a></li>`);
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="The newest items of an AI news digest, one after another.">
<link rel="icon" href="data:,">
<title>Digest</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Digest</h1>
<ul class="topics">${topics.join("")}</ul>
<main>${items.slice(0, cards).map(card).join("\n")}</main>
</body>
</html>
`;
}

/** Writes the yardstick of so many cards; by the tool beside the repository where it is, else by our own. */
export function writeYardstick({ digests, bundle, cards, file }) {
  if (!existsSync(SHARED)) {
    writeFileSync(file, ownPage(bundle, cards));
    return "the project's own plain page";
  }
  const args = [SHARED, "--in", digests, "--cards", String(cards), "--out", file];
  const { status, stderr } = spawnSync("node", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`the yardstick could not be made:\n${stderr}`);
  return "the plain page of ../shared/tools/perf";
}
