// @vitest-environment happy-dom
// biome-ignore-all lint/correctness/noComponentHookFactories: components of a React that a test loads
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReactNode } from "react";
import { parseSync } from "vite";
import { expect, test, vi } from "vitest";
import { withParts } from "../../src/publish/site/lean-parts.ts";
import { LEAN_RENDERER, RENDERER } from "../../src/publish/site/lean-renderer.ts";
import { askedOf, WITHOUT_NEVER_ASKED } from "../../src/publish/site/never-asked.ts";

type React = typeof import("react");
type Client = typeof import("react-dom/client");

const textOf = (file: string): string => readFileSync(join("node_modules", file), "utf8");

const leanOf = (file: string): string =>
  withParts(
    textOf(file),
    file === RENDERER ? LEAN_RENDERER : (WITHOUT_NEVER_ASKED[file] ?? {}),
    (text) => parseSync("module.js", text).program,
  );

/** React in production, its modules as `read` gives them. */
function load(read: (file: string) => string): { readonly react: React; readonly client: Client } {
  const known = new Map<string, object>();
  const run = (name: string, file: string): object => {
    const exports = {};
    known.set(name, exports);
    new Function("exports", "require", "process", read(file))(exports, ask, {
      env: { NODE_ENV: "production" },
    });
    return exports;
  };
  const ask = (name: string): object => known.get(name) ?? run(name, `${name}/cjs/${name}.production.js`);
  const react = ask("react") as React;
  return { react, client: run("client", RENDERER) as Client };
}

/** What the page shows at each step of a reader's way: suspended, listed, moved, typed, pressed, broken, mended, gone. */
async function steps({ react, client }: ReturnType<typeof load>) {
  const { createElement: h, Component, Suspense, lazy, memo, useEffect, useLayoutEffect, useState } = react;
  const pages: string[] = [];
  const events: string[] = [];
  const root = document.createElement("div");
  document.body.append(root);
  /** Waits for a text to be here, whatever else the machine is at. */
  const show = async (text: string): Promise<void> => {
    await vi.waitFor(() => expect(root.innerHTML).toContain(text), 10_000);
    pages.push(root.innerHTML);
  };
  let arrive = (_part: { default: () => ReactNode }): void => {};
  const Late = lazy(
    () =>
      new Promise<{ default: () => ReactNode }>((resolve) => {
        arrive = resolve;
      }),
  );
  class Boundary extends Component<{ readonly children?: ReactNode }, { readonly broken: boolean }> {
    state = { broken: false };
    static getDerivedStateFromError = () => ({ broken: true });
    render() {
      const mend = () => this.setState({ broken: false });
      return this.state.broken ? h("button", { id: "mend", onClick: mend }, "again") : this.props.children;
    }
  }
  let breaks = true;
  const Fragile = ({ on }: { readonly on: boolean }) => {
    if (on && breaks) throw new Error("broken");
    return h("i", null, on ? "mended" : "whole");
  };
  const Row = memo(({ name }: { readonly name: string }) => {
    useEffect(() => {
      events.push(`came ${name}`);
      return () => void events.push(`left ${name}`);
    }, [name]);
    return h("li", { className: name, "data-name": name, style: { top: 1 } }, name);
  });
  const App = () => {
    const [names, setNames] = useState(["a", "b", "c"]);
    const [text, setText] = useState("");
    const [broken, setBroken] = useState(false);
    const [wide, setWide] = useState(0);
    useLayoutEffect(() => setWide(names.length), [names]);
    const turn = () => setNames((now) => [...now.slice(1), `${now[0]}!`].reverse());
    return h(
      "main",
      { lang: "zh", "aria-busy": broken, tabIndex: -1 },
      h("button", { id: "turn", onClick: turn, onFocus: () => events.push("focus") }, wide),
      h("button", { id: "break", onClick: () => setBroken(true) }),
      h("button", { id: "start", onClick: () => react.startTransition(() => setNames(["z", "b"])) }),
      h("input", {
        value: text,
        onChange: (event: { target: { value: string } }) => setText(event.target.value),
      }),
      h("output", null, text),
      h("svg", { viewBox: "0 0 1 1" }, h("path", { d: "M0 0", strokeWidth: 2 })),
      h(
        "ul",
        null,
        names.map((name) => h(Row, { key: name, name })),
      ),
      h(Suspense, { fallback: "waiting" }, h(Late)),
      h(Boundary, null, h(Fragile, { on: broken })),
    );
  };
  const press = (id: string): void => document.getElementById(id)?.click();
  const app = client.createRoot(root, { onCaughtError: (error) => events.push(String(error)) });
  react.startTransition(() => app.render(h(react.StrictMode, null, h(App))));
  await show("waiting");
  arrive({ default: () => h("em", null, "late") });
  await show("<em>");
  press("turn");
  await show("a!");
  document.getElementById("turn")?.focus();
  press("start");
  await show('data-name="z"');
  const input = root.querySelector("input") as HTMLInputElement;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, "typed");
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await show("typed");
  press("break");
  await show("again");
  breaks = false;
  press("mend");
  await show("mended");
  app.unmount();
  await vi.waitFor(() => expect(events).toContain("left z"), 10_000);
  pages.push(root.innerHTML);
  root.remove();
  return { pages, events };
}

test("React does without what is left out of it all that it did", async () => {
  const before = await steps(load(textOf));
  expect(before.pages).toHaveLength(8);
  expect(await steps(load(leanOf))).toEqual(before);
});

test("a built script that asks React for what is left out is found", () => {
  expect(askedOf("let c=e();(0,c.cloneElement)(x)")).toBe("cloneElement");
  expect(askedOf("(0,c.createElement)(x),preload(y),z.cloneElements")).toBeNull();
});

/** What the renderer as it is built no longer has: see `lean-renderer.ts`. */
const LEFT_OUT: readonly (readonly [string, RegExp])[] = [
  ["taking over what a server has drawn", /\bhydrateRoot\b/],
  ["view transitions", /\b(ViewTransition|addTransitionType)\b/],
  ["parts kept for later", /\b(Activity|SuspenseList)\b/],
  ["actions of forms", /\b(useActionState|useFormState|useFormStatus|useOptimistic|requestFormReset)\b/],
  ["an action that is a function", /<(form|button|input)\b[^>]*\b(formA|a)ction=\{/],
  ["transitions of a component", /\b(useTransition|useDeferredValue|useEffectEvent)\b/],
  ["promises and contexts by `use`", /\buse\(/],
  ["caches", /\b(useCacheRefresh|cacheSignal)\b/],
  [
    "resources",
    /from "react-dom";[\s\S]*\b(preconnect|prefetchDNS|preload|preloadModule|preinit|preinitModule)\(/,
  ],
  ["what stands in a page's head, or the page itself", /<(title|link|meta|style|script|html|head|body)\b/],
  ["elements of one's own", /<[a-z]+-[a-z]/],
  ["references to fragments", /<Fragment[^>]*\bref=/],
  ["where in the tree an error came from", /\b(componentStack|captureOwnerStack|findDOMNode)\b/],
];

/** The app's own files; the page that is built beforehand is drawn by React's renderer for servers. */
const files = readdirSync("src/app", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && name !== "prerender.tsx")
  .map((name) => join("src/app", name));

const withoutComments = (code: string): string => code.replace(/^\s*(\/\/|\*|\/\*).*/gm, "");

test.each(LEFT_OUT)("the app asks its renderer for none of %s", (_, asked) => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => asked.test(withoutComments(readFileSync(file, "utf8"))))).toEqual([]);
});
