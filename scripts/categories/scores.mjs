// How well categories were found: accepted, and F1 per class on the primary label.
import { SLUGS } from "./data.mjs";

/** `found` holds a class per item, or -1 for other. Where two labels are primary, either is right. */
export function scoresOf(items, found) {
  const counts = SLUGS.map(() => ({ right: 0, wrong: 0, missed: 0, items: 0 }));
  let accepted = 0;
  for (const [at, { primary, also }] of items.entries()) {
    const category = found[at];
    if (primary.includes(category) || also.includes(category)) accepted += 1;
    const truth = primary.includes(category) ? category : primary[0];
    counts[truth].items += 1;
    if (truth === category) counts[truth].right += 1;
    else {
      counts[truth].missed += 1;
      if (category >= 0) counts[category].wrong += 1;
    }
  }
  const f1 = counts.map(({ right, wrong, missed }) => (2 * right) / (2 * right + wrong + missed || 1));
  return {
    items: items.length,
    accepted: accepted / items.length,
    other: found.filter((category) => category < 0).length,
    macro: f1.reduce((sum, one) => sum + one, 0) / f1.length,
    classes: SLUGS.map((slug, at) => ({ slug, f1: f1[at], ...counts[at] })),
  };
}

export function printScores({ items, accepted, other, macro, classes }) {
  console.log(
    `${items} items: accepted ${(accepted * 100).toFixed(1)} %, macro-F1 ${macro.toFixed(3)}, other ${other}`,
  );
  console.log("category   items  precision  recall     F1");
  for (const { slug, items: of, right, wrong, missed, f1 } of classes) {
    const ratio = (part, rest) => (part + rest === 0 ? 0 : part / (part + rest)).toFixed(3);
    console.log(
      `${slug.padEnd(10)} ${String(of).padStart(5)}  ${ratio(right, wrong).padStart(9)}  ${ratio(right, missed).padStart(6)}  ${f1.toFixed(3)}`,
    );
  }
}
