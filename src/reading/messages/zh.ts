import type { Message } from "./message.ts";
import type { zhLater } from "./zh-later.ts";

/**
 * The sentences of the first screen in Chinese; the others are in `zh-later.ts`. `{n}` stands for a value, `<b>…</b>`
 * for a part set apart.
 */
export const zh = {
  "app.name": "Tidings",
  "app.skip": "跳到条目",
  "nav.label": "主导航",
  "nav.timeline": "时间线",
  "nav.catch-up": "补读",
  "nav.bookmarks": "收藏",
  "nav.archive": "归档",
  "nav.sources": "来源",
  "nav.names": "名称",
  "nav.settings": "设置",
  "nav.search": "搜索",
  "nav.help": "快捷键",

  "chips.label": "分类",
  "chips.count": "{name}，{n} 条",
  "chips.clear": "清除筛选",
  "category.industry": "行业",
  "category.research": "研究",
  "category.ethics": "伦理",
  "category.hardware": "硬件",
  "category.software": "开发",
  "category.other": "其他",
  "category.why": "为什么归入“{name}”",
  "filter.unread": "只看未读",

  "item.read": "已读",
  "item.unread": "未读",
  "item.untitled": "（无标题）",
  "item.mark-read": "标为已读",
  "item.mark-unread": "标为未读",
  "item.bookmark": "收藏",
  "item.unbookmark": "取消收藏",
  "item.open": "打开原文",
  "item.expand": "展开",
  "item.fold": "收起",
  "filter.followed": "只看关注",
  "item.update": "更新",
  "fold.reports": "另有 {n} 条报道",
  "fold.reports-fresh": "另有 {n} 条报道，<b>{fresh} 条新到</b>",
  "fold.voices": "还有 {n} 条来自 {name}",
  "fold.all-reports": "全部报道，按时间",

  "day.totals": "{digests} 期，{n} 条",
  "digest.issue": "期",
  "digest.items": "{n} 条，",
  "digest.unread": "{n} 未读",
  "digest.done": "已读完",
  "digest.elsewhere": "{n} 条并入别期的报道",
  "digest.mark-all": "全部已读",
  "digest.window": "{from}–{to}",
  "digest.window-eve": "前日 {from}–{to}",

  "list.label": "条目",
  "list.loading": "正在载入",
  "list.end": "到底了",
  "state.empty": "还没有摘要",
  "state.empty-hint": "编译一个装有摘要的文件夹，条目就会出现在这里。",
  "state.failed": "没有取到内容",
  "state.failed-hint": "网络没有响应，或者内容的文件不完整。",
  "state.newer": "内容比应用新",
  "state.newer-hint": "请刷新页面，换上新版应用。",
  "state.retry": "重试",
  "state.shard-failed": "这一段没有取到",

  "item.only-author": "只看 {name}",
  "nav.pages": "页面",
  "chips.excluded": "{name}，已排除",
  "chips.hint": "按住，或按 Alt 点按，可以排除",

  "contents.title": "目录",
  "contents.entry": "{time} 期，{n} 条未读",
  "contents.hint": "逐条读、快捷键：",
  "facet.names": "名称",
  "list.look-on": "继续往前找",
  "item.resurfaced": "旧闻 · {ago}",
  "schedule.next": "下一期约在 {time}",
  "schedule.late": "{time} 那期还没到",
  "strip.label": "当日各期",
  "strip.missing": "{time} 缺刊",
  "strip.due": "{time} 未到",
  "strip.read": "{time} 已读完",
  "strip.here": "{time}，{n} 条未读",

  "item.failed": "这一条无法显示。",
  "state.failed-file": "网络没有响应，或者文件 {file} 不完整。已经载入的内容和标记不受影响。",
  "state.slow": "网络很慢，还在等待……",
  "state.broken": "这一页出了问题",
  "state.broken-hint": "阅读标记都还在。请重试，或刷新页面。",

  "search.placeholder": "搜索标题、正文、作者",
  "search.clear": "清除搜索",

  "offline.line": "离线。已经载入的内容仍可阅读，标记照常保存。",
  "offline.line-dated": "离线：以下是{ago}取得的内容，标记照常保存。",
} as const satisfies Readonly<Record<string, Message>>;

export type MessageKey = keyof typeof zh | keyof typeof zhLater;
export type Messages = Readonly<Record<MessageKey, Message>>;
