import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { fingerprint } from "../../../src/bundle/fingerprint.ts";
import { compileDigests, compileFolder, makeDigest } from "../bundle.ts";
import { VECTORS } from "../vectors.ts";
import { watchContext } from "../watch.ts";
import { cards, expect, openReader, test } from "./world.ts";

/** Items of a page: so few that all of them are drawn in one tall window. */
const PAGE_ITEMS = 70;
const pages = Array.from({ length: Math.ceil(VECTORS.length / PAGE_ITEMS) }, (_, n) =>
  VECTORS.slice(n * PAGE_ITEMS, (n + 1) * PAGE_ITEMS),
);

/** A bundle whose items say the vectors raw, as if no compiler had stood in their way. */
function rawBundle(vectors: readonly string[]): string {
  const folder = compileDigests({
    "d.md": makeDigest(
      "2025-06-14T20:00:00+08:00",
      vectors.map(() => ({})),
    ),
  });
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
    head: { file: string }[];
  };
  const [ref] = manifest.head;
  if (!ref) throw new Error("no shard");
  const shard = JSON.parse(readFileSync(join(folder, ref.file), "utf8")) as {
    digests: {
      items: {
        title: string;
        body: string;
        source: { author: string; handle: string; site: string };
        names: string[];
        reasons: string[];
      }[];
    }[];
  };
  shard.digests[0]?.items.forEach((item, n) => {
    const text = vectors[n] ?? "";
    Object.assign(item, { title: `${n} ${text}`, body: text, names: [text], reasons: [text] });
    Object.assign(item.source, { author: text, handle: text, site: text });
  });
  const text = JSON.stringify(shard);
  ref.file = `shards/raw.${fingerprint(text, 8)}.json`;
  writeFileSync(join(folder, ref.file), text);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}

/** Elements that only a digest could have brought, and links that lead where none may. */
const strangers = (page: Page) =>
  page.evaluate(() => {
    const bad: string[] = [];
    const inside = "article .body, article h4, article .byline";
    for (const part of document.querySelectorAll(inside))
      for (const one of part.querySelectorAll("*")) {
        if (
          /^(script|style|iframe|object|embed|form|meta|base|link|img|video|audio|input|textarea|math|template)$/i.test(
            one.localName,
          )
        )
          bad.push(one.outerHTML.slice(0, 80));
        for (const { name } of one.attributes)
          if (/^on|^srcdoc$|^formaction$|^ping$/i.test(name)) bad.push(`${one.localName} ${name}`);
      }
    for (const link of document.querySelectorAll<HTMLAnchorElement>("article a[href]")) {
      const { protocol, host, origin, pathname } = new URL(link.href);
      if (origin === location.origin) continue;
      if (!/^(https?|mailto):$/.test(protocol)) bad.push(`link ${link.href}`);
      if (link.target !== "_blank" || !/noopener/.test(link.rel) || !/noreferrer/.test(link.rel))
        bad.push(`rel ${link.href}`);
      const shown = link.dataset.host ?? link.title;
      if (link.closest(".body") && shown !== host.replace(/^www\./, "") && shown !== pathname)
        bad.push(`host ${link.href}: ${shown}`);
    }
    return bad;
  });

/** Opens what is folded, hovers and focuses: vectors that wait for the reader get one. */
async function wander(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>("article *")) {
      one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
      one.dispatchEvent(new PointerEvent("pointerenter"));
      one.focus?.();
    }
  });
}

test("the table has at least 250 vectors, none twice over", () => {
  expect(new Set(VECTORS).size).toBeGreaterThanOrEqual(250);
});

for (const [n, vectors] of pages.entries())
  test(`vectors ${n * PAGE_ITEMS + 1} to ${n * PAGE_ITEMS + vectors.length}, raw in the bundle: nothing runs, loads, navigates or lies`, async ({
    page,
    serve,
    context,
  }) => {
    const server = await serve({ data: rawBundle(vectors) });
    const watch = await watchContext(context, server.origin);
    await page.setViewportSize({ width: 1_200, height: vectors.length * 260 });
    await openReader(page, server.url);
    await expect(cards(page)).toHaveCount(vectors.length);
    await page.waitForTimeout(300);
    await wander(page);
    expect(await strangers(page)).toEqual([]);
    expect(page.url().startsWith(server.url)).toBe(true);
    expect(await page.evaluate(() => ({}).constructor === Object && !("polluted" in {}))).toBe(true);
    await watch.clean();
  });

test("vectors through the compiler: nothing runs, loads or navigates either", async ({
  page,
  serve,
  context,
}) => {
  const some = VECTORS.filter((_, at) => at % 5 === 0);
  const server = await serve({
    data: compileDigests({
      "d.md": makeDigest(
        "2025-06-14T20:00:00+08:00",
        some.map((body) => ({ body: body.replace(/\n/g, "\n    ") })),
      ),
    }),
  });
  const watch = await watchContext(context, server.origin);
  await page.setViewportSize({ width: 1_200, height: 20_000 });
  await openReader(page, server.url);
  await page.waitForTimeout(300);
  await wander(page);
  expect(await strangers(page)).toEqual([]);
  await watch.clean();
});

test("B7: the hostile digests, every view, no violation; and a page that does inject is reported", async ({
  page,
  serve,
  context,
}) => {
  const corpus = "../shared/hostile/digests";
  test.skip(!existsSync(corpus), "skipped: no ../shared");
  const folder = mkdtempSync(join(tmpdir(), "tidings-hostile-"));
  cpSync(corpus, folder, { recursive: true });
  const server = await serve({ data: compileFolder(folder) });
  const watch = await watchContext(context, server.origin);
  await page.setViewportSize({ width: 1_200, height: 30_000 });
  await openReader(page, server.url);
  for (const query of [
    "",
    "?view=catch-up",
    "?view=archive",
    "?view=sources",
    "?view=settings",
    "?view=bookmarks",
  ]) {
    await page.goto(`${server.url}${query}`);
    await page.waitForTimeout(400);
    expect(await strangers(page)).toEqual([]);
  }
  await watch.clean();
  await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.textContent = "window.__pwned = 1";
    } catch {
      // Trusted Types refuse the text already.
    }
    document.body.append(script);
    document.body.insertAdjacentElement(
      "beforeend",
      Object.assign(document.createElement("img"), { src: "https://evil.example/x" }),
    );
  });
  await expect.poll(async () => (await watch.seen()).some((text) => text.startsWith("csp"))).toBe(true);
  expect((await watch.seen()).some((text) => text.startsWith("script"))).toBe(false);
});
