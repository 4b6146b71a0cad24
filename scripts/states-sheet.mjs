// One sheet of states that a reader seldom sees: each is brought about in the app, and its own picture taken.

/** Where and how the pictures' reader reads. */
export const READER = { locale: "zh-CN", timezoneId: "Asia/Shanghai", serviceWorkers: "block" };

/** A caption, what leads to the state, and the part of the page that shows it. */
const STATES = [
  {
    title: "读完",
    part: ".empty",
    lead: async (page) => {
      await page.keyboard.press("u");
      // Marking all marks what is loaded; older items come in its place.
      for (let round = 0; round < 8 && (await page.locator(".empty").count()) === 0; round += 1) {
        await pressed(page, "Shift+A", "r");
        await page.waitForTimeout(400);
      }
    },
  },
  { title: "筛选后没有条目", query: "?source=nobody", part: ".empty" },
  { title: "搜索无结果", query: "?q=端侧语音克隆", part: ".search-lead" },
  { title: "加载中（无闪烁动画）", part: ".stream-end", without: "hang" },
  { title: "没有取到", part: ".failure", without: "fail" },
  {
    title: "撤销提示（顶线随时间变短，悬停或聚焦时停住）",
    part: ".toast",
    lead: (page) => page.keyboard.press("Shift+A"),
  },
  {
    title: "分类：未选、已选、焦点",
    part: ".chips",
    lead: async (page) => {
      await page.keyboard.press("1");
      await page.keyboard.press("3");
      await page.locator(".chips button").nth(1).focus();
    },
  },
  { title: "未读", card: 0 },
  { title: "已读", card: 1, lead: (page) => marked(page, 2, "j") },
  { title: "选中", card: 1, lead: (page) => pressed(page, "j", "j") },
  { title: "选中且已读", card: 1, lead: (page) => marked(page, 2) },
  { title: "上次之前读过：一行", card: 1, lead: (page) => readBefore(page) },
  {
    title: "导入前的确认",
    query: "?view=settings",
    part: ".data [role=status]",
    lead: async (page) => {
      await page.goto(page.url().replace("?view=settings", ""));
      await page.locator("[data-keys]").waitFor({ state: "attached" });
      await pressed(page, "j", "m", "j", "m", "s", "g", "s");
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: "存为文件" }).click();
      await page.locator("input[type=file]").setInputFiles(await (await saved).path());
    },
  },
];

async function pressed(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** The n-th card read, and whatever else is pressed. */
const marked = (page, n, ...then) => pressed(page, ...Array.from({ length: n }, () => "j"), "m", ...then);

async function readBefore(page) {
  await marked(page, 2);
  await page.reload();
  await page.locator("[data-keys]").waitFor({ state: "attached" });
}

async function picture(context, url, { query = "", part, card, lead, without }) {
  const page = await context.newPage();
  if (without)
    await page.route(/\/data\//, (route) => (without === "fail" ? route.abort() : new Promise(() => {})));
  await page.goto(`${url}${without ? "?source=nobody" : query}`);
  await page
    .locator(without === "fail" ? ".failure" : "[data-keys]")
    .first()
    .waitFor({ state: "attached" });
  if (!query && !without) await page.locator("article").nth(3).waitFor();
  await page.waitForTimeout(300);
  await lead?.(page);
  const place = card === undefined ? page.locator(part).first() : page.locator("article").nth(card);
  await place.waitFor();
  await page.waitForTimeout(400);
  const bytes = await place.screenshot();
  await page.close();
  return `data:image/png;base64,${bytes.toString("base64")}`;
}

/** Takes every state's picture in a fresh profile and lays them out on one page, saved to `path`. */
export async function statesSheet(browser, url, colorScheme, path) {
  const figures = [];
  for (const state of STATES) {
    const context = await browser.newContext({
      viewport: { width: 900, height: 1000 },
      colorScheme,
      ...READER,
    });
    figures.push(
      `<figure><figcaption>${state.title}</figcaption><img src="${await picture(context, url, state)}"></figure>`,
    );
    await context.close();
  }
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const [paper, ink, rule] =
    colorScheme === "dark" ? ["#131416", "#b9bab3", "#3a3c40"] : ["#f6f6f3", "#55575b", "#c9cac5"];
  await page.setContent(`<!doctype html><style>
    body { background: ${paper}; color: ${ink}; column-gap: 40px; display: grid; font: 14px sans-serif; grid-template-columns: 1fr 1fr; margin: 40px; }
    figure { margin: 0 0 32px; }
    figcaption { border-bottom: 1px solid ${rule}; margin-bottom: 12px; padding-bottom: 6px; }
    img { max-width: 100%; }
  </style>${figures.join("")}`);
  await page.waitForTimeout(300);
  await page.screenshot({ path, fullPage: true });
  await page.close();
}
