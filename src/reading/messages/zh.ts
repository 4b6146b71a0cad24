import type { Message } from "./message.ts";
import type { zhLater } from "./zh-later.ts";
import type { zhSettings } from "./zh-settings.ts";

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

  "day.digests": "{n} 期，",
  "day.items": "{n} 条",
  "digest.issue": "期",
  "digest.items": "{n} 条，",
  "digest.unread": "{n} 未读",
  "digest.done": "已读完",
  "digest.elsewhere": "{n} 条并入别期的报道",
  "digest.mark-all": "全部已读",
  "digest.window": "{from}–{to}",
  "digest.window-eve": "前日 {from}–{to}",

  "date.day": "{month}月{date}日",
  "date.day-of-year": "{year}年{month}月{date}日",
  "date.months": "1 2 3 4 5 6 7 8 9 10 11 12",
  "date.months-alone": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
  "date.weekdays-long": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
  "date.weekdays-short": "周一 周二 周三 周四 周五 周六 周日",
  "date.weekdays-narrow": "一 二 三 四 五 六 日",
  "time.minutes-ago": "{n}分钟前",
  "time.hours-ago": "{n}小时前",
  "time.days-ago": "{n}天前",

  "list.label": "条目",
  "list.loading": "正在载入",
  "list.end": "到底了",
  "state.failed": "没有取到内容",
  "state.failed-hint": "网络没有响应，或者内容的文件不完整。",
  "state.retry": "重试",
  "state.shard-failed": "这一段没有取到",

  "item.only-author": "只看 {name}",
  "nav.pages": "页面",
  "chips.excluded": "{name}，已排除",
  "chips.hint": "按住，或按 Alt 点按，可以排除",

  "contents.title": "目录",
  "contents.entry": "{time} 期，{n} 条未读",
  "contents.press": "按",
  "contents.step": "逐条读，",
  "contents.keys": "快捷键",
  "list.look-on": "继续往前找",
  "item.resurfaced": "旧闻\u00a0· {ago}",
  "schedule.next": "下一期约在 {time}",
  "schedule.late": "{time} 那期还没到",
  "strip.label": "当日各期",
  "strip.missing": "{time} 缺刊",
  "strip.due": "{time} 未到",
  "strip.read": "{time} 已读完",
  "strip.here": "{time}，{n} 条未读",
  "strip.some": "{time}，{n} 条",

  "item.failed": "这一条无法显示。",
  "item.followed": "关注：{names}",
  "item.first-seen": "新：{names}",
  "item.first-seen-hint": "这里第一次提到",
  "item.update-facts": "新：{facts}",
  "state.slow": "网络很慢，还在等待……",
  "state.broken": "这一页出了问题",
  "state.broken-hint": "阅读标记都还在。请重试，或刷新页面。",

  "search.placeholder": "搜索标题、正文、作者",
  "search.clear": "清除搜索",
  "scope.comma": "、",
} as const satisfies Readonly<Record<string, Message>>;

/** The names of all sentences, and the sentences of a language by them. */
export type MessageKey = keyof typeof zh | keyof typeof zhLater | keyof typeof zhSettings;
export type Messages = Readonly<Record<MessageKey, Message>>;
