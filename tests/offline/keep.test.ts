import { expect, test } from "vitest";
import { wholePage } from "../../src/offline/keep.ts";

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
