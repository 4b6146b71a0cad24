// What a long archive costs in a page: frames of scrolling, and frames until a filter is painted.

/** Waits until no card came or went for half a second. */
const settle = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let quiet = setTimeout(resolve, 500);
        const observer = new MutationObserver(() => {
          clearTimeout(quiet);
          quiet = setTimeout(() => {
            observer.disconnect();
            resolve();
          }, 500);
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  );

const go = (page, address) =>
  page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, address);

/**
 * How many frames after a filter is set the list shows it, and how long scripts run until they gave it to the
 * browser, in ms. All years are listed, and what the filter shows was loaded before: the network is not measured.
 */
export async function filterFrames(page, url, { oldest, base, filtered, rounds }) {
  await page.goto(url + oldest);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await page.locator("article[data-item]").first().waitFor();
  // What is read is what an unread-only list leaves out.
  await go(page, base);
  await settle(page);
  await page.evaluate(() => document.querySelector("article[data-item]:not(.read) button.mark")?.click());
  await go(page, filtered);
  await settle(page);
  const frames = [];
  const script = [];
  for (let round = 0; round < rounds; round += 1) {
    await go(page, base);
    await settle(page);
    const one = await page.evaluate(async (to) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const shown = () =>
        [...document.querySelectorAll("[data-list] [data-item]")].map((card) => card.dataset.item).join(" ");
      const before = shown();
      await frame();
      const started = performance.now();
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      const ran = performance.now() - started;
      let count = 1;
      // A callback before a frame sees what that very frame is going to paint.
      for (await frame(); shown() === before && count < 120; count += 1) await frame();
      return { frames: count, ran };
    }, filtered);
    frames.push(one.frames);
    script.push(one.ran);
  }
  return { frames, script };
}

/** Scrolls on by 100 px a frame; answers the time between frames and what the page did in each, in ms. */
export async function scrollFrames(page, url, items) {
  await page.goto(url);
  await page.locator("[data-keys]").waitFor({ state: "attached" });
  await settle(page);
  return page.evaluate(async (most) => {
    const seen = new Set();
    const gaps = [];
    const work = [];
    const channel = new MessageChannel();
    let last = 0;
    let began = 0;
    channel.port1.onmessage = () => work.push(performance.now() - began);
    await new Promise((resolve) => {
      const step = (now) => {
        if (last > 0) gaps.push(now - last);
        last = now;
        began = performance.now();
        if (gaps.length % 5 === 0)
          for (const card of document.querySelectorAll("[data-list] [data-item]"))
            seen.add(card.dataset.item);
        if (seen.size >= most || gaps.length > 20_000) return resolve();
        dispatchEvent(new WheelEvent("wheel", { deltaY: 100 }));
        scrollBy({ top: 100, behavior: "instant" });
        // Comes after the frame that this callback stands before.
        channel.port2.postMessage(null);
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    return { gaps, work, passed: seen.size };
  }, items);
}
