// Labelled items as digests that declare all five categories, so that they take the compiler's whole way.
const HEADER = `---
title: "labelled"
date: 2025-06-14T00:00:00+08:00
categories: ["AI Industry", "AI Research", "AI Ethics", "AI Hardware", "Software Development"]
---

---
`;

const escaped = (text) => text.replace(/[[\]\\]/g, "\\$&").replace(/\s+/g, " ");

/** One digest with these items, in their order. */
export function labelledDigest(items) {
  const entries = items.map(({ headline, url, body }, at) => {
    const indented = body.split("\n").map((line) => (line.trim() === "" ? "" : `    ${line}`));
    return `${at + 1}.  [${escaped(headline)}](${url})\n\n${indented.join("\n")}\n`;
  });
  const bytes = new TextEncoder().encode(`${HEADER}\n${entries.join("\n")}`);
  return { path: "2025-06-14-00.md", bytes };
}
