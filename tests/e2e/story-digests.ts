import type { Page } from "@playwright/test";
import { makeDigest } from "./bundle.ts";

export const POST = "https://x.com/lab/status/1933500000000000001";

/** What else the digests tell: nothing of it is about one event, so that only the shared post makes a story. */
export const ASIDE: readonly (readonly [string, string])[] = [
  ["港口用机械臂码放集装箱", "码头试用一台夜间作业的吊装设备，司机改在控制室里值班。"],
  ["诗人朗读会改到周末", "图书馆说报名的人太多，座位加到两百个。"],
  ["山区学校收到望远镜", "孩子们第一次看见土星的光环，老师写了一篇观测日记。"],
  ["咖啡豆期货连跌三天", "产地下了透雨，贸易商预计秋季收成好转。"],
  ["旧剧院修好了舞台灯", "木工花了半年复原包厢，开幕演出是一部歌剧。"],
  ["渔船加装冷藏舱", "船东算过账，少跑一趟就能省下整月的柴油。"],
];

/** A digest of three items, the second of which links the post that makes the story. */
export const digest = (
  at: string,
  said: { readonly title: string; readonly author: string; readonly body: string },
) => {
  const first = ((Number(at.slice(11, 13)) / 4) % 3) * 2;
  const aside = (n: number) => {
    const [title = "", body = ""] = ASIDE[first + n] ?? [];
    return { title, body };
  };
  return makeDigest(at, [aside(0), { ...said, url: POST }, aside(1)]);
};

export const FIRST = {
  title: "实验室发布新模型",
  author: "Lab One",
  body: "宣布发布 **Alpha 模型**，训练花了 150亿美元。",
};

export const morning = { "2025-06-14-08.md": digest("2025-06-14T08:00:00+08:00", FIRST) };
export const noon = {
  ...morning,
  "2025-06-14-12.md": digest("2025-06-14T12:00:00+08:00", { ...FIRST, author: "Lab Two" }),
};

export const evening = {
  ...noon,
  "2025-06-14-16.md": digest("2025-06-14T16:00:00+08:00", {
    ...FIRST,
    author: "Lab Three",
    body: FIRST.body.replace("150亿", "143亿"),
  }),
};

export const fold = (page: Page) => page.getByRole("button", { name: /^另有 \d+ 条报道/ });
