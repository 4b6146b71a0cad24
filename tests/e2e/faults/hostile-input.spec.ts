import { startServer } from "../server.ts";
import { watchContext } from "../watch.ts";
import { changedBundle } from "./changed-bundle.ts";
import { cards, expect, openReader, storedMarks, test } from "./world.ts";

/** Processor time of the longest task of a page's main thread in a trace, in ms: other work on the machine adds none. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as {
    traceEvents: readonly {
      name: string;
      pid: number;
      tid: number;
      tdur?: number;
      args?: { name?: string };
    }[];
  };
  const threads = traceEvents.filter(
    ({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain",
  );
  const mains = new Set(threads.map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid }) => name === "RunTask" && mains.has(`${pid} ${tid}`));
  expect(tasks.length).toBeGreaterThan(10);
  return Math.max(...tasks.map(({ tdur }) => (tdur ?? 0) / 1_000));
}

test("L13: texts that strain a parser are shown as text, and the page stays quick", async ({
  browser,
  page,
  serve,
  context,
}) => {
  const bodies = [
    "</script><script>window.__pwned=1</script>",
    "__proto__ constructor toString",
    "a\u2028b\u2029c",
    "lone \ud800 half",
    "长".repeat(1_000_000),
    "*a **a ".repeat(10_000),
    "[".repeat(50_000),
    "> ".repeat(20_000),
    `${"**".repeat(5_000)}x`,
  ];
  const server = await serve({
    data: changedBundle(bodies.length, (item, n) => {
      item.body = bodies[n];
      if (n === 1) item.names = ["__proto__"];
      if (n === 2) item.title = "x".repeat(40_000);
    }),
  });
  const watch = await watchContext(context, server.origin);
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
  await openReader(page, server.url);
  for (let n = 0; n < 6; n++) {
    await page.mouse.wheel(0, 1_500);
    await page.waitForTimeout(120);
  }
  expect(longestTask(await browser.stopTracing())).toBeLessThan(1_000);
  await watch.clean();
});

const HOSTILE_VALUES = [
  "<img src=x onerror=window.__pwned=1>",
  "javascript:window.__pwned=1",
  "//evil.example",
  "../..",
  "%00",
  "%E0%A4%A",
  "__proto__",
  "constructor",
  "x".repeat(20_000),
  "unknown",
  "2025-06-14.zzzzzz",
  "-1",
  "1e309",
  "\u202e",
  "(a+)+$",
  "[",
  "\\",
  "🙂".repeat(100),
];
const PARAMETERS = [
  "view",
  "category",
  "not-category",
  "source",
  "name",
  "unread",
  "from",
  "to",
  "q",
  "day",
  "story",
  "muted",
  "page",
  "__proto__",
];

test("I7: whatever stands in the address is shown as text or left out; the page stays itself", async ({
  page,
  server,
  watch,
}) => {
  test.setTimeout(120_000);
  await openReader(page, server.url);
  const pairs = PARAMETERS.flatMap((name, at) =>
    HOSTILE_VALUES.filter((_, n) => (n + at) % 6 === 0).map(
      (value) => `${name}=${/%/.test(value) ? value : encodeURIComponent(value)}`,
    ),
  );
  const all = [
    ...pairs,
    ...HOSTILE_VALUES.slice(0, 6).map((value) => `#${value}`),
    "category=a&category=a&category=__proto__&category=constructor",
    `q=${"a".repeat(8_000)}&source=${"b".repeat(6_000)}`,
  ];
  for (const query of all) {
    await page.goto(`${server.url}${query.startsWith("#") ? query : `?${query}`}`);
    await expect(page.getByRole("navigation").first()).toBeVisible();
    await expect(page.getByRole("main"), query.slice(0, 60)).not.toBeEmpty();
    expect(new URL(page.url()).origin).toBe(server.origin);
  }
  await page.goto(server.url);
  await expect(cards(page).first()).toBeVisible();
  await watch.clean([/ 414|431/]);
});

test("I8: a search is for the letters, whatever they are", async ({ page, server, watch }) => {
  for (const query of ["(a+)+$", "[", "\\", "*", "🙂", "\u202e", "x".repeat(5_000)]) {
    await page.goto(`${server.url}?view=search&q=${encodeURIComponent(query)}`);
    await expect(page.getByRole("navigation").first()).toBeVisible();
  }
  await watch.clean();
});

test("I9: messages and names from other windows are not listened to, and hosts that read headers refuse framing", async ({
  page,
  server,
  watch,
}) => {
  await page.addInitScript(() => {
    window.name = "<script>window.__pwned=1</script>";
  });
  await openReader(page, server.url);
  await page.evaluate(() => {
    for (const junk of [
      null,
      1,
      "x",
      { type: "merged" },
      { name: "read:2025-06-1", text: "{" },
      { __proto__: { a: 1 } },
    ])
      window.postMessage(junk, "*");
  });
  await page.waitForTimeout(100);
  expect(await storedMarks(page)).toBe(0);
  const headers = (await page.request.get(server.url)).headers();
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-frame-options"]).toBe("DENY");
  await watch.clean();
  const host = await startServer({ dist: "tests", headers: { "content-type": "text/html" } });
  host.fault("frame.html", {
    body: `<iframe src="${server.url}"></iframe>`,
    headers: { "content-type": "text/html" },
  });
  await page.goto(`${host.url}frame.html`);
  await page.waitForTimeout(300);
  const framed = page.frames()[1];
  expect(await framed?.evaluate(() => document.querySelector("nav") === null).catch(() => true)).not.toBe(
    false,
  );
  await host.close();
});
