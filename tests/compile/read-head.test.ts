import fc from "fast-check";
import { expect, test } from "vitest";
import { isIntact } from "../../src/bundle/named-after.ts";
import { compile } from "../../src/compile/compile.ts";
import { compileDigest, readHead } from "../../src/compile/compile-digest.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

const front = fc.constantFrom(
  '---\ntitle: "a"\ndate: 2025-06-14T00:00:56+08:00\ncategories: ["AI Industry"]\n---\n',
  "---\ntitle: 2025.06.14.08\n---\n",
  "---\ndate: [\n---\n",
  "+++\ndate = 2025-06-14\n+++\n",
  "# 2025年6月14日\n",
  "---\ndate: 2025-02-30\n---\n",
  "\u0000\u0001",
  "",
);
const body = fc.constantFrom(
  "",
  "1.  [a-b](https://a.example/)\n\n    c\n",
  "# 2025-06-15\n",
  "\ufffd",
  "\ud800",
);

test("the head of a digest has the day, time and order of the whole, and is rejected with the same words", () => {
  fc.assert(
    fc.property(fc.constantFrom("a.md", "2025-06-13-04.md"), front, body, (path, head, text) => {
      const file = { path, bytes: bytesOf(head + text) };
      const whole = compileDigest(file);
      const { draft } = whole;
      expect(readHead(file)).toEqual(
        draft === null
          ? whole
          : { outcome: "head", path, day: draft.day, time: draft.time, publishedAt: draft.publishedAt },
      );
    }),
  );
});

test("a shard that was cut short or changed is not what its name says", () => {
  const digest = "---\ndate: 2025-06-14T00:00:56+08:00\n---\n\n1.  [a-b](https://a.example/)\n";
  const { files } = compile([{ path: "a.md", bytes: bytesOf(digest) }]);
  const shard = files.find(({ path }) => path.startsWith("shards/"));
  if (!shard) throw new Error("there is no shard");
  expect(isIntact(shard.path, shard.text)).toBe(true);
  expect(isIntact(shard.path, shard.text.slice(0, -2))).toBe(false);
  expect(isIntact(shard.path, shard.text.replace("a.md", "b.md"))).toBe(false);
});
