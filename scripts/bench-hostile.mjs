// npm run bench:hostile: what hostile digests cost in processor time, and whether twice as many bytes cost more than
// twice as much. `-- NAME …` measures only those.
import { createServer } from "vite";

const item = (text) => `1. [a-b](https://a.example/)\n\n   ${text}\n\n2. [c](https://c.example/)\n`;
const each = (count, make) => Array.from({ length: count }, (_, at) => make(at)).join("");

/** Each makes a body of about `n` of its pieces. */
const BODIES = {
  "nested emphasis": (n) => item(`${"*a **a ".repeat(n)}b${" a** a*".repeat(n)}`),
  "nested brackets": (n) => item(`${"[".repeat(n)}x${"]".repeat(n)}`),
  "nested links": (n) => item(`${"[".repeat(n)}x${"](u)".repeat(n)}`),
  "open links": (n) => item('[a](b "'.repeat(n)),
  "open pictures": (n) => item("![".repeat(n)),
  "nested quotes": (n) => item(`${"> ".repeat(n)}x`),
  "nested lists": (n) => item(`${"- ".repeat(n)}x`),
  "deeper and deeper lists": (n) => each(n * 0.3, (at) => `${"  ".repeat(at)}- a\n`),
  "runs of backticks": (n) => item(each(n / 20, (at) => `${"`".repeat((at % 300) + 1)}a`)),
  "inline HTML": (n) => item("<b>".repeat(n)),
  "open HTML": (n) => item("<a href='".repeat(n)),
  "open comments": (n) => "<!-- a\n\n1. [a](https://b.example/)\n\n".repeat(n),
  "open fences": (n) => "1. [a](https://a.example/)\n\n   ```\n   x\n".repeat(n / 2),
  "angle brackets": (n) => item("<".repeat(n)),
  autolinks: (n) => item("<https://a.example/>".repeat(n)),
  entities: (n) => item("&#0;".repeat(n)),
  definitions: (n) => each(n, (at) => `[r${at}]: https://a.example/${at}\n`),
  "one definition many times": (n) => "[r]: https://a.example/\n".repeat(n),
  "references to one definition": (n) =>
    `${item("[r]\n   ".repeat(n))}\n[r]: https://a.example/${"x".repeat(n)}\n`,
  "references of items": (n) =>
    `${each(n, (at) => `1. [a][r${at}]\n`)}\n${each(n, (at) => `[r${at}]: https://a.example/${at}\n`)}`,
  tables: (n) => item("| a | [b](https://x.example/) |\n   ".repeat(n)),
  "one long line": (n) => item("这是很长的一段文字，".repeat(n)),
  blanks: (n) => item(`${" ".repeat(n * 10)}x`),
  "underlined headings": (n) => "a\n===\n".repeat(n),
  headings: (n) => "# a\n".repeat(n),
  footnotes: (n) => each(n, (at) => `[^${at}]: a https://a.example/${at}\n\n`),
  "text between items": (n) => `1. [a](https://a.example/)\n\n${"text\n\n".repeat(n)}`,
  "text before items": (n) => "text https://a.example/\n\n".repeat(n),
  items: (n) => each(n, (at) => `${at}. [a-b](https://a.example/${at})\n\n    text\n\n`),
  bullets: (n) => "- [a](https://a.example/)\n".repeat(n),
  "control characters": (n) => "\u0001abcdefgh\n".repeat(n),
  "controls of direction": (n) => "\u202eabcdefgh\n".repeat(n),
  "lines below an item": (n) => `1. [a-b](https://a.example/)\n${"text\n".repeat(n * 5)}`,
  backslashes: (n) => item("\\".repeat(n * 10)),
  "known names": (n) => item("OpenAI ".repeat(n)),
};

/** Each makes keys of front matter. */
const MATTERS = {
  "faults of YAML": (n) => `title: ${"}".repeat(n * 10)}`,
  "YAML nested deep": (n) => `title: ${"[".repeat(n * 10)}`,
  "keys of YAML": (n) => each(n, (at) => `k${at}: v\n`),
};

const DATE = "date: 2025-06-14T00:00:56+08:00";
const DIGESTS = Object.fromEntries([
  ...Object.entries(BODIES).map(([name, make]) => [name, (n) => `---\n${DATE}\n---\n\n${make(n)}`]),
  ...Object.entries(MATTERS).map(([name, make]) => [
    name,
    (n) => `---\n${DATE}\n${make(n)}\n---\n\n${item("text")}`,
  ]),
]);

const SIZES = [1000, 2000, 4000];
/** A byte may cost this much more than in a digest half as large; below 20 ms the garbage collector decides. */
const STEEP = 1.3;
const HEARD = 20;

const only = process.argv.slice(2);
const unknown = only.find((name) => !(name in DIGESTS));
if (unknown) {
  console.error(`"${unknown}" is none of: ${Object.keys(DIGESTS).join(", ")}`);
  process.exit(2);
}
const server = await createServer({
  server: { middlewareMode: true },
  logLevel: "silent",
  configFile: false,
});
const { compileDigest } = await server.ssrLoadModule("/src/compile/compile-digest.ts");

/** The least processor time of three runs in milliseconds, and the digest's bytes. */
function measure(text) {
  const file = { path: "2025-06-14.md", bytes: new TextEncoder().encode(text) };
  let cost = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const started = process.cpuUsage();
    compileDigest(file);
    const { user, system } = process.cpuUsage(started);
    cost = Math.min(cost, (user + system) / 1000);
  }
  return { cost, bytes: file.bytes.length };
}

const cell = (text) => text.padStart(10);
console.log(
  `${"of so many pieces".padEnd(30)}${SIZES.map((size) => cell(String(size))).join("")}   a byte, against half the size`,
);
measure(DIGESTS.items(200)); // The first digest pays for what the compiler loads.
let steep = 0;
for (const [name, make] of Object.entries(DIGESTS)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const all = SIZES.map((size) => measure(make(size)));
  const growth = all.slice(1).map(({ cost, bytes }, at) => cost / bytes / (all[at].cost / all[at].bytes));
  const isSteep = growth.some((one, at) => one > STEEP && all[at + 1].cost > HEARD);
  steep += isSteep ? 1 : 0;
  const costs = all.map(({ cost }) => cell(`${cost.toFixed(0)} ms`)).join("");
  const ratios = growth.map((one) => `×${one.toFixed(1)}`).join(" ");
  console.log(`${name.padEnd(30)}${costs}   ${ratios}${isSteep ? "   steep" : ""}`);
}
console.log(
  `${steep} of them dearer by the byte the larger they are (more than ×${STEEP}, from ${HEARD} ms on)`,
);
await server.close();
