import { expect, test } from "vitest";
import { wholePage, withScripts } from "../../src/offline/keep.ts";

test("an error in place of an answer counts as no network: so Firefox ends a preload that found none", async () => {
  await expect(wholePage(Response.error())).rejects.toThrow("no network");
});

test("a host that is down or has no page counts as no network, and whatever else it says is shown", async () => {
  for (const status of [404, 500, 503])
    await expect(wholePage(new Response("", { status }))).rejects.toThrow(`${status}`);
  for (const status of [200, 401, 410]) {
    const { answer, html } = await wholePage(new Response("<p>page</p>", { status }));
    expect([answer.status, html, await answer.text()]).toEqual([status, "<p>page</p>", "<p>page</p>"]);
  }
});

const pageOf = async (html: string) => wholePage(new Response(html));
const FILES = ["assets/index-11111111.js"];
const OWN = '<div id="root" data-app="./assets/index-11111111.js"></div>';
const OTHER = '<div id="root" data-app="./assets/run-22222222.js ./assets/index-22222222.js"></div>';

test.each([403, 404])(
  "a page whose scripts the host answers with %i counts as no network",
  async (status) => {
    const ask = async (script: string) => (script.includes("index") ? status : 200);
    await expect(withScripts(await pageOf(OTHER), FILES, ask)).rejects.toThrow("no scripts");
  },
);

test("a page with its scripts on the host is shown, and so is what has none or is not asked about", async () => {
  const asked: string[] = [];
  const ask = async (script: string) => {
    asked.push(script);
    return 200;
  };
  for (const html of [OWN, OTHER, "<script src='./assets/other-33333333.js'></script>"]) {
    const whole = await pageOf(html);
    expect(await withScripts(whole, FILES, ask)).toBe(whole);
  }
  expect(asked).toEqual(["./assets/run-22222222.js", "./assets/index-22222222.js"]);
});
