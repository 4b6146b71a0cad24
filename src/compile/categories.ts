import type { CategorySlug } from "../bundle/schema.ts";

/** The category of items that fit none of the declared ones; shown as 其他. */
export const OTHER = "other" as CategorySlug;

/** The five categories that the compiler knows by name, in the order of the model's classes. */
export const KNOWN_CATEGORIES: readonly { readonly slug: CategorySlug; readonly name: string }[] = [
  { slug: "industry" as CategorySlug, name: "AI Industry" },
  { slug: "research" as CategorySlug, name: "AI Research" },
  { slug: "ethics" as CategorySlug, name: "AI Ethics" },
  { slug: "hardware" as CategorySlug, name: "AI Hardware" },
  { slug: "software" as CategorySlug, name: "Software Development" },
];

const SLUG_BY_NAME: ReadonlyMap<string, CategorySlug> = new Map(
  KNOWN_CATEGORIES.map(({ slug, name }) => [name.toLowerCase(), slug]),
);

/**
 * The stable name of a category as a digest declares it.
 * Shape: a short word for the five known ones (in any letter case), else the trimmed name itself, cut to
 * 120 characters; an empty name gives `other`.
 */
export function categorySlug(name: string): CategorySlug {
  const trimmed = name.trim().replace(/\s+/g, " ");
  if (trimmed === "") return OTHER;
  return SLUG_BY_NAME.get(trimmed.toLowerCase()) ?? (trimmed.slice(0, 120) as CategorySlug);
}

/** Terms that speak for a category, in lower case; a Latin term stands for whole words only. */
export const CATEGORY_TERMS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    [
      "industry",
      "融资 估值 收购 投资 上市 营收 收入 市值 合作 协议 订阅 定价 涨价 降价 招聘 加入 离职 任命 裁员 首席 用户 客户 市场 商业 亿美元 亿元 ipo ceo arr startup 初创 战略 份额 推出 上线 发布",
    ],
    [
      "research",
      "论文 研究 基准 评测 数据集 训练 推理 参数 注意力 强化学习 预训练 微调 蒸馏 对齐 权重 开源 模型 多模态 扩散 scaling benchmark sota arxiv moe transformer rl grpo rlhf diffusion token 性能",
    ],
    [
      "ethics",
      "安全 风险 担忧 监管 法案 法律 政策 版权 隐私 诉讼 起诉 偏见 滥用 伦理 就业 失业 社会 批评 警告 虚假 深度伪造 未成年 透明 禁止 safety regulation copyright privacy",
    ],
    [
      "hardware",
      "芯片 gpu tpu 数据中心 集群 机器人 人形 机械臂 显存 算力 兆瓦 吉瓦 制程 晶圆 台积电 半导体 blackwell h100 h200 b200 hbm npu 自动驾驶 眼镜 设备 硬件 液冷",
    ],
    [
      "software",
      "开发者 代码 编程 api sdk ide cli 框架 工具 提示词 教程 编辑器 插件 mcp 工作流 调试 部署 代码库 github cursor claude code codex copilot langchain llamaindex vscode 智能体 agent 接口 重构",
    ],
  ].map(([slug = "", terms = ""]) => [slug, terms.split(" ")]),
);
