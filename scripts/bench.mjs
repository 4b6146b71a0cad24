// npm run bench: how the built app loads, against the same cards as plain HTML. Timings live here, never in tests.
//
//   --rounds N    how often each page is audited, in turns (5)
//   --digests N   length of the measured archive (220)
//   --large N     also compares the first load of an archive of this length, say 22000
//   --views       also audits every other view
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { audit, CATEGORIES, framesToMark } from "./bench/browser.mjs";
import { firstScripts, laterScripts } from "./bench/first-load.mjs";
import { serve } from "./bench/serve.mjs";
import { cache, mustRun, siteOf } from "./bench/sites.mjs";
import { writeYardstick } from "./bench/yardstick.mjs";
import { ensureChromium, findWholeChromium } from "./setup.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    digests: { type: "string", default: "220" },
    large: { type: "string" },
    views: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const VIEWS = ["catch-up", "bookmarks", "archive", "sources", "names", "settings"].map(
  (name) => `?view=${name}`,
);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const bytesOf = (path) => readFileSync(path).length;
const brotliOf = (path) => brotliCompressSync(readFileSync(path)).length;

const rows = [];
/** A row of the table; a target is a number that the figure may not exceed. */
function row(name, figure, most, unit = "", note = "") {
  const told = [name, `${figure}${unit}${note}`];
  if (most === null) rows.push([...told, "", ""]);
  else rows.push([...told, most === 0 ? "0" : `≤ ${most}${unit}`, figure <= most ? "met" : "missed"]);
}
const rounded = (value, digits) => Number(value.toFixed(digits));

/** The scores of a view; the goal is four rounds of five without a point lost. */
function scoreRow(view, audits) {
  const scores = CATEGORIES.map((_, at) => median(audits.map((one) => one.scores[at]))).join(" / ");
  const full = audits.filter((one) => one.scores.every((score) => score === 100)).length;
  const verdict = full >= audits.length * 0.8 ? "met" : "missed";
  const goal = "all 100 in 4 of 5";
  const figure = `${scores}; all 100 in ${full} of ${audits.length}`;
  rows.push([`Lighthouse of ./${view}`, figure, goal, verdict]);
  // At once: the views take many minutes, and whoever stops before the end has what was measured until then.
  const [fcp, lcp, tbt] = ["fcp", "lcp", "tbt"].map((name) =>
    Math.round(median(audits.map((one) => one[name]))),
  );
  console.log(`./${view}: ${figure}; FCP ${fcp}, LCP ${lcp}, TBT ${tbt} ms`);
  const short = [...new Set(audits.flatMap((one) => one.shortcomings))];
  if (short.length > 0) console.log(`./${view} falls short in: ${short.join(", ")}`);
}

const chrome = findWholeChromium() ?? ensureChromium();
console.log("building …");
mustRun("npm", "run", "--silent", "build");
const site = await siteOf(values.digests);
const page = join(site.folder, "index.html");
const cards = readFileSync(page, "utf8").match(/<article/g)?.length ?? 0;
const plainFolder = join(cache, "plain");
const plainPage = join(plainFolder, "index.html");
mkdirSync(plainFolder, { recursive: true });
const yardstick = writeYardstick({ ...site, cards, file: plainPage });
console.log(`${cards} cards stand in the built page; it is held against ${yardstick} with as many.`);

const [app, plain] = [await serve(site.folder), await serve(plainFolder)];
const runs = { app: [], plain: [] };
for (let round = 1; round <= rounds; round += 1) {
  runs.plain.push(await audit(plain.url, chrome));
  runs.app.push(await audit(app.url, chrome));
  console.log(`round ${round} of ${rounds}`);
}
const of = (who, figure) => median(runs[who].map((one) => one[figure]));
for (const [figure, most] of [
  ["lcp", 1.1],
  ["fcp", 1.05],
]) {
  const [ours, theirs] = [of("app", figure), of("plain", figure)];
  const note = ` (${Math.round(ours)} : ${Math.round(theirs)} ms)`;
  row(`${figure.toUpperCase()} against the plain page`, rounded(ours / theirs, 2), most, " ×", note);
}
row("TBT above the plain page's", rounded(of("app", "tbt") - of("plain", "tbt"), 0), 50, " ms");
row("CLS, most", Math.max(...runs.app.map(({ cls }) => cls)), 0);
row("scripts before the first press, brotli", brotliKilobytes(firstScripts(site.folder)), 90, " kB");
row("scripts after it, unasked, brotli", brotliKilobytes(laterScripts(site.folder)), null, " kB");
row("HTML against the plain page, brotli", rounded(brotliOf(page) / brotliOf(plainPage), 2), 1.3, " ×");
row("HTML against the plain page, uncompressed", rounded(bytesOf(page) / bytesOf(plainPage), 2), 1.3, " ×");
row("first load", rounded(of("app", "bytes") / 1000, 1), null, " kB");
row("first load, requests", of("app", "requests"), null);
row("frames until a mark is painted, most of ten", Math.max(...(await framesToMark(app.url, chrome, 10))), 2);

scoreRow("", runs.app);
for (const view of values.views ? VIEWS : []) {
  const audits = [];
  while (audits.length < rounds) audits.push(await audit(app.url + view, chrome));
  scoreRow(view, audits);
}

if (values.large) {
  const large = await serve((await siteOf(values.large)).folder);
  const one = await audit(large.url, chrome);
  const ratio = (figure) => rounded(one[figure] / of("app", figure), 3);
  row(
    `bytes of the first load, ${values.large} against ${values.digests} digests`,
    ratio("bytes"),
    1.02,
    " ×",
  );
  row(`requests, ${values.large} against ${values.digests} digests`, ratio("requests"), 1.02, " ×");
  large.stop();
}
app.stop();
plain.stop();

function brotliKilobytes(paths) {
  return rounded(paths.reduce((sum, path) => sum + brotliOf(path), 0) / 1000, 1);
}

console.log("\n| figure | measured | target | |\n| --- | --- | --- | --- |");
for (const cells of rows) console.log(`| ${cells.join(" | ")} |`);
