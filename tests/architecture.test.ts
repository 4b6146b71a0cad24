import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect, test } from "vitest";

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  bundle: [],
  compile: ["bundle"],
  publish: ["compile", "bundle"],
  reading: ["bundle"],
  app: ["reading", "bundle"],
  offline: ["reading", "bundle"],
};

/** Ranks inside `app`: a file imports from its own folder or a lower rank. */
const APP_RANK: Readonly<Record<string, number>> = {
  env: 0,
  ui: 0,
  state: 1,
  data: 1,
  list: 1,
  "perform.ts": 2,
  "perform-later.ts": 3,
  item: 3,
  timeline: 4,
  filters: 4,
  search: 4,
  commands: 4,
  settings: 4,
  views: 4,
  offline: 4,
  pages: 5,
  "App.tsx": 6,
  "main.tsx": 7,
  "first-paint.ts": 7,
  "first-marks.ts": 7,
  "first-views.ts": 7,
  "first-lost.ts": 7,
  "draw-page.tsx": 7,
  "prerender.tsx": 8,
  "prerender-outlines.tsx": 8,
};

/** Folders inside a folder and which others of it they may import; a file beside them puts them together. */
const INNER_MAY_IMPORT: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  compile: {
    report: [],
    text: ["report"],
    dialects: ["text", "report"],
    header: ["dialects", "text", "report"],
    categories: [],
    names: [],
    stories: ["names"],
    search: [],
  },
  publish: {
    terminal: [],
    disk: ["terminal"],
    ledger: ["disk"],
    pipeline: ["ledger", "disk"],
    site: ["disk"],
  },
  reading: {
    state: [],
    messages: ["state"],
    text: ["messages", "state"],
    view: ["state"],
    search: ["view"],
    stories: ["search", "state"],
    timeline: ["stories"],
    commands: ["timeline", "view", "text", "messages", "state"],
    offline: [],
  },
};

/** Files over 250 lines, each with its reason. */
const LONG_FILES: ReadonlyMap<string, string> = new Map([
  ["src/bundle/name-spellings.ts", "one name a line: a table, not logic"],
  ["src/reading/messages/en.ts", "one sentence a line: a table, not logic"],
  ["src/reading/commands/commands.ts", "one row a command: a table, not logic"],
]);

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((name) => join("src", name).replaceAll("\\", "/"))
  .filter((name) => /\.(ts|tsx|css)$/.test(name));

const sources = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));

const ALL =
  /(?:^|[;\n])\s*(?:import|export)\s[^;]*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** What a file needs to run: no types, and nothing that it asks for later. */
const STATIC = /(?:^|[;\n])\s*(?:import|export)\s(?!type\b)[^;]*?from\s*["']([^"']+)["']/g;

function importsOf(file: string, which: RegExp = ALL): readonly string[] {
  const text = sources.get(file) ?? "";
  const found = text.matchAll(which);
  return [...found].map((match) => match[1] ?? match[2] ?? "");
}

const internal = (file: string, which: RegExp = ALL): readonly string[] =>
  importsOf(file, which)
    .filter((target) => target.startsWith("."))
    .map((target) => normalize(join(dirname(file), target.replace(/\?.*$/, ""))).replaceAll("\\", "/"));

const folderOf = (file: string): string => file.split("/")[1] ?? "";
const appPart = (file: string): string => relative("src/app", file).split("/")[0] ?? "";

test("a folder imports only what its row in the table allows", () => {
  const wrong = files.flatMap((file) =>
    internal(file)
      .filter((target) => target.startsWith("src/"))
      .filter((target) => folderOf(target) !== folderOf(file))
      .filter((target) => !(MAY_IMPORT[folderOf(file)] ?? []).includes(folderOf(target)))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("inside app a file imports from its own folder or a lower rank", () => {
  const wrong = files
    .filter((file) => file.startsWith("src/app/") && !file.endsWith(".css") && !file.endsWith(".d.ts"))
    .flatMap((file) =>
      internal(file)
        .filter((target) => target.startsWith("src/app/") && !target.endsWith(".css"))
        .filter((target) => {
          const from = APP_RANK[appPart(file)];
          const to = APP_RANK[appPart(target)];
          return from === undefined || to === undefined || (to >= from && appPart(file) !== appPart(target));
        })
        .map((target) => `${file} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test.each(Object.entries(INNER_MAY_IMPORT))(
  "inside %s a folder imports only what its row allows, and never what puts all together",
  (core, rows) => {
    const part = (file: string): string => relative(`src/${core}`, file).split("/")[0] ?? "";
    const inner = files.filter((file) => file.startsWith(`src/${core}/`) && file.split("/").length > 3);
    const wrong = inner.flatMap((file) =>
      internal(file)
        .filter((target) => target.startsWith(`src/${core}/`) && part(target) !== part(file))
        .filter((target) => !rows[part(file)]?.includes(part(target)))
        .map((target) => `${file} imports ${target}`),
    );
    expect(new Set(inner.map(part))).toEqual(new Set(Object.keys(rows)));
    expect(wrong).toEqual([]);
  },
);

test("no file imports itself by a detour", () => {
  const state = new Map<string, "open" | "done">();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      return;
    }
    state.set(file, "open");
    for (const target of internal(file)) if (sources.has(target)) visit(target, [...path, file]);
    state.set(file, "done");
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test("what is loaded at first says only what is loaded with it", () => {
  const first = new Set<string>();
  const visit = (file: string): void => {
    if (first.has(file) || !sources.has(file)) return;
    first.add(file);
    for (const target of internal(file, STATIC)) visit(target);
  };
  visit("src/app/main.tsx");
  const later = ["zh-later", "zh-settings"].flatMap((name) => [
    ...(sources.get(`src/reading/messages/${name}.ts`) ?? "").matchAll(/^ {2}"([^"]+)":/gm),
  ]);
  const wrong = [...first]
    .filter((file) => !file.includes("/messages/"))
    .flatMap((file) => {
      const text = sources.get(file) ?? "";
      // What was done is said by parts that come later.
      const isSaid = ([, key = ""]: RegExpMatchArray) =>
        !key.startsWith("said.") &&
        (text.includes(`"${key}"`) || text.includes(`\`${key.split(".")[0]}.\${`));
      return later.filter(isSaid).map(([, key]) => `${file} says ${key}`);
    });
  expect(first.size).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

test("no file is a barrel and none has a default export", () => {
  const wrong = files.filter((file) => {
    const text = sources.get(file) ?? "";
    return /(^|\/)index\.tsx?$/.test(file) || /^export\s+(\*|default)/m.test(text);
  });
  expect(wrong).toEqual([]);
});

/** Tests and scripts, by their paths from the project's root. */
const others = ["tests", "scripts"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => join(folder, name).replaceAll("\\", "/")),
);

test("every module that a script loads by its path is there, and has what is taken from it", () => {
  // Scripts hand such paths to Vite as texts, where no type check sees them.
  const scripts = others
    .filter((file) => file.startsWith("scripts/"))
    .map((file) => readFileSync(file, "utf8"));
  const loaded = scripts.flatMap((script) =>
    [...script.matchAll(/"(?:\.?\/)?((?:src|tests)\/[^"]+\.\w+)"/g)].map(([, path]) => path ?? ""),
  );
  expect(loaded.length).toBeGreaterThan(30);
  expect(loaded.filter((path) => !existsSync(path))).toEqual([]);
  const taken = scripts.flatMap((script) =>
    [...script.matchAll(/const \{([^}]+)\} = await load\("(?:\.\/)?([^"]+)"\)/g)].flatMap(([, names, path]) =>
      (names ?? "").split(",").map((name) => ({ name: name.trim(), path: path ?? "" })),
    ),
  );
  expect(taken.length).toBeGreaterThan(30);
  const lacks = ({ name, path }: { readonly name: string; readonly path: string }): boolean =>
    !new RegExp(`^export (?:async )?(?:const|function\\*?|class) ${name}\\b`, "m").test(
      readFileSync(path, "utf8"),
    );
  expect(taken.filter(lacks)).toEqual([]);
});

test("no file, test or script exceeds 250 lines without a reason", () => {
  expect(others.length).toBeGreaterThan(100);
  const long = [...files, ...others].filter(
    (file) =>
      (sources.get(file) ?? readFileSync(file, "utf8")).split("\n").length > 251 && !LONG_FILES.has(file),
  );
  expect(long).toEqual([]);
});

test("no query suspends, throws, changes or pages: these parts are left out of the built app", () => {
  const users = files.filter((file) => importsOf(file).includes("@tanstack/react-query"));
  expect(users.length).toBeGreaterThan(5);
  const uses = /useSuspense|suspense:|throwOnError|useMutation|useInfinite|ResetBoundary|IsRestoring|Hydrat/;
  expect(users.filter((file) => uses.test(sources.get(file) ?? ""))).toEqual([]);
});

test("react-markdown is imported by one component only", () => {
  const users = files.filter((file) => importsOf(file).includes("react-markdown"));
  expect(users.filter((file) => file !== "src/app/item/ItemMarkdown.tsx")).toEqual([]);
});
