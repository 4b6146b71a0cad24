import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { NO_CONFIGURATION } from "../../src/compile/configuration.ts";
import { findersFor } from "../../src/compile/finders.ts";
import type { DigestFile } from "../../src/compile/text/source-text.ts";
import { mutatedDigest } from "./nothing-lost/mutated.ts";
import { seeded } from "./nothing-lost/seed.ts";

const file = (path: string, text: string): DigestFile => ({ path, bytes: new TextEncoder().encode(text) });

const good = ["2025-06-13-20", "2025-06-14-00", "2025-06-14-04"].map((name) =>
  file(
    `${name}.md`,
    `---\ntitle: "${name}"\ndate: ${name.slice(0, 10)}T${name.slice(11)}:00:56+08:00\ncategories: ["AI"]\n---\n\n1.  [模型-作者](https://a.example/${name})\n\n    正文 ${name}。\n`,
  ),
);

const others = (path: string) => (one: { readonly path: string }) => one.path !== path;

test("whatever one digest holds, nothing of the others changes", () => {
  const alone = compile(good).digests;
  fc.assert(
    fc.property(mutatedDigest, (text) => {
      const { digests } = compile([...good, file("2025-06-14-08.md", text)]);
      expect(digests.filter(others("2025-06-14-08.md"))).toEqual(alone);
    }),
    { numRuns: 300, ...seeded },
  );
});

test("a rejected digest leaves every byte of the bundle as it is without it", () => {
  const bad = [
    "",
    "\u0000\u0001\u0002",
    "kein Digest",
    '---\ntitle: "a" b"\n---\n\n1. [a](https://a.example/)\n',
  ];
  const { files } = compile(good);
  for (const text of bad) {
    const both = compile([file("bad.md", text), ...good]);
    expect(both.digests[0]?.outcome).toBe("reject");
    expect(both.files).toEqual(files);
  }
});

test("the order of the folder changes no byte", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(good, { minLength: good.length }), (files) => {
      expect(compile(files).files).toEqual(compile(good).files);
    }),
  );
});

test("a fault of the compiler itself rejects one digest and is said in one sentence", () => {
  const finders = {
    ...findersFor(NO_CONFIGURATION),
    findNames: () => {
      throw new Error("broken on purpose");
    },
  };
  const { outcome, draft, diagnostics } = compileDigest(good[0] as DigestFile, finders);
  expect({ outcome, draft }).toEqual({ outcome: "reject", draft: null });
  expect(diagnostics).toMatchObject([{ rule: "compiler-fault", line: 1, column: 1 }]);
  expect(diagnostics[0]?.message).not.toMatch(/\n|\bat \S+:\d+/);
});
