// npm run bench:compile [-- --digests 22000] [--rounds 3] [--only cold,new,watch,same]
// Builds generated digests with Tidings and with Hugo (two templates of one line), in turns, and prints ratios.
import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { hasHugo, hugo, writeHugoSite } from "./bench/hugo.mjs";
import { measure, median } from "./bench/measured.mjs";
import { root } from "./setup.mjs";

const { values } = parseArgs({
  options: {
    digests: { type: "string", default: "22000" },
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: "cold,new,watch,same" },
  },
});
const count = Number(values.digests);
const rounds = Number(values.rounds);
const parts = new Set(values.only.split(","));
const tools = resolve(root, "../shared/tools");
if (!existsSync(join(tools, "make-digests.mjs"))) {
  console.log("skipped: no ../shared/tools/make-digests.mjs to make the digests with");
  process.exit(0);
}
const work = mkdtempSync(join(tmpdir(), "tidings-bench-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

// A copy, so that a build that comes meanwhile does not change what is measured.
const cli = join(work, "built/tidings.js");
cpSync(join(root, "build"), join(work, "built"), { recursive: true });
// It says what kind of scripts these are, so that Node need not find out.
cpSync(join(root, "package.json"), join(work, "built/package.json"));

const folder = (name) => join(work, name);

function makeDigests(name, digests) {
  const args = [join(tools, "make-digests.mjs"), "--out", folder(name), "--digests", String(digests)];
  return execFileSync(process.execPath, [...args, "--truth", folder(`${name}.json`)], {
    encoding: "utf8",
  }).trim();
}

/** The newest digest again, some hours later. */
function addDigest(name, hour = 4) {
  const hours = String(hour).padStart(2, "0");
  const text = readFileSync(join(folder(name), "2025-06-14-00.md"), "utf8");
  const later = text
    .replace("T00:00:56", `T${hours}:00:56`)
    .replaceAll(/status\/(\d+)/g, (_, id) => `status/${BigInt(id) + BigInt(hour)}`);
  writeFileSync(join(folder(name), `2025-06-14-${hours}.md`), later);
}
const dropDigest = (name, hour = 4) =>
  rmSync(join(folder(name), `2025-06-14-${String(hour).padStart(2, "0")}.md`), { force: true });

const compileArgs = (name, out, more) => [
  cli,
  "compile",
  "--digests",
  folder(name),
  "--out",
  folder(out),
  ...more,
];

/**
 * Each build has a folder of its own, and none is deleted before the end: for minutes after many files were deleted
 * ext4 looks for room around them, and making files takes several times as long.
 */
const compile = (name, out, more, options) =>
  measure(process.execPath, compileArgs(name, out, more), options);

const floor = (out) =>
  measure(process.execPath, [
    join(tools, "perf/build-floor.mjs"),
    "--in",
    folder("digests"),
    "--out",
    folder(out),
  ]);

const bytesOf = (out) =>
  new Map(
    readdirSync(folder(out), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((full) => [full.slice(folder(out).length), readFileSync(full, "utf8")]),
  );
const differing = (a, b) =>
  [...b].filter(([path, text]) => a.get(path) !== text).length +
  [...a.keys()].filter((path) => !b.has(path)).length;

const line = (name, runs, base) => {
  const [ms, mb] = [median(runs.map((run) => run.ms)), median(runs.map((run) => run.mb))];
  const ratios = base
    ? `${(ms / base.ms).toFixed(2)} × wall, ${(mb / base.mb).toFixed(2)} × peak memory`
    : "";
  console.log(
    `${name.padEnd(34)} ${(ms / 1000).toFixed(2).padStart(7)} s ${mb.toFixed(0).padStart(6)} MB  ${ratios}`,
  );
  return { ms, mb };
};

async function benchCold() {
  const version = hasHugo();
  const runs = { hugo: [], bundle: [], whole: [], floor: [] };
  writeHugoSite(folder("hugo"));
  for (let round = 0; round < rounds; round += 1) {
    if (version) runs.hugo.push(await hugo(folder("hugo"), folder("digests"), folder(`hugo-${round}`)));
    runs.bundle.push(await compile("digests", `bundle-${round}`, ["--no-search", "--no-cache"]));
    if (existsSync(join(tools, "perf/build-floor.mjs"))) runs.floor.push(await floor(`floor-${round}`));
    runs.whole.push(await compile("digests", `whole-${round}`, ["--no-cache"]));
  }
  if (!version) console.log("skipped: no hugo to compare with");
  const base = version ? line(`hugo ${version}`, runs.hugo) : null;
  if (runs.floor.length > 0) line("floor (no parser, no checks)", runs.floor, base);
  line("cold, without search index", runs.bundle, base);
  line("cold, with search index", runs.whole, base);
}

/** Hours of the digests that come on the newest day. */
const HOURS = [4, 8, 12, 16];

async function benchNew(more, what) {
  const found = {};
  for (const name of ["few", "digests"]) {
    const out = `${name} ${what}`;
    const options = [...more, "--cache", folder(`cache ${out}`)];
    const first = await compile(name, out, options);
    const build = () => compile(name, out, options);
    const runs = [];
    for (let round = 0; round < Math.max(rounds, 3); round += 1) {
      addDigest(name);
      runs.push(await build());
      dropDigest(name);
      await build();
    }
    // One digest after the other: the search index takes in several together.
    const changed = [];
    for (const hour of HOURS) {
      const before = bytesOf(out);
      addDigest(name, hour);
      await build();
      changed.push([...bytesOf(out)].filter(([path, text]) => before.get(path) !== text).length);
    }
    for (const hour of HOURS) dropDigest(name, hour);
    const ms = median(runs.map((run) => run.ms));
    found[name] = ms;
    const digests = name === "few" ? 1000 : count;
    console.log(
      `one new digest of ${digests}, ${what}: ${ms.toFixed(0)} ms, ${(ms / first.ms).toFixed(3)} × cold, ${changed.join(", ")} files written by ${HOURS.length} in a row`,
    );
  }
  console.log(`  ${(found.digests / found.few).toFixed(2)} × the time at 1,000 digests`);
}

/** From saving a digest to the line of totals. */
async function benchWatch() {
  const options = ["--no-search", "--watch", "--cache", folder("cache-watch")];
  for (const name of ["few", "digests"]) {
    const child = spawn(process.execPath, compileArgs(name, `watch-${name}`, options), {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const nextLine = () => new Promise((heard) => child.stdout.once("data", heard));
    await nextLine();
    const times = [];
    for (let round = 0; round < 5; round += 1) {
      const start = performance.now();
      if (round % 2 === 0) addDigest(name);
      else dropDigest(name);
      await nextLine();
      times.push(performance.now() - start);
    }
    child.kill();
    dropDigest(name);
    console.log(
      `watching ${name === "few" ? 1000 : count}: ${median(times).toFixed(0)} ms after a digest was saved`,
    );
  }
}

async function benchSame() {
  await compile("digests", "one", ["--workers", "1", "--no-cache"], { env: { TZ: "UTC" } });
  const one = bytesOf("one");
  const check = async (what, out) =>
    console.log(`${what}: ${differing(one, bytesOf(out))} of ${one.size} files differ`);
  await compile("digests", "two", ["--workers", "2", "--cache", folder("cache-same")], {
    env: { TZ: "Asia/Shanghai" },
  });
  await check("two workers, Asia/Shanghai", "two");
  addDigest("digests");
  await compile("digests", "two", ["--cache", folder("cache-same")], {
    env: { TZ: "America/Los_Angeles" },
  });
  dropDigest("digests");
  await compile("digests", "two", ["--cache", folder("cache-same")], {
    env: { TZ: "America/Los_Angeles" },
  });
  await check("cached, a digest came and went, America/Los_Angeles", "two");
  mkdirSync(folder("reversed"));
  for (const name of readdirSync(folder("digests")).sort().reverse())
    cpSync(join(folder("digests"), name), join(folder("reversed"), name));
  await compile("reversed", "from-reversed", ["--workers", "2", "--no-cache"]);
  await check("digests written in the reverse order", "from-reversed");
}

console.log(makeDigests("digests", count));
makeDigests("few", 1000);
if (parts.has("cold")) await benchCold();
if (parts.has("new")) {
  await benchNew(["--no-search"], "without search index");
  await benchNew([], "with search index");
}
if (parts.has("watch")) await benchWatch();
if (parts.has("same")) await benchSame();
