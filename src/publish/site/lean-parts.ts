/** Replacements for functions and assignments of a module, by name; "" where nothing calls one. */
type Parts = Readonly<Record<string, string>>;

/** As much of a syntax tree as names the statements of a module. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly name: string } | null;
  readonly expression?: { readonly left?: Node };
}

type Parse = (code: string) => { readonly body: readonly object[] };

/** The name of a function, or what a statement sets. */
function nameOf({ type, id, expression }: Node, code: string): string | undefined {
  if (type === "FunctionDeclaration") return id?.name;
  const set = expression?.left;
  return set && code.slice(set.start, set.end);
}

/**
 * Replaces some functions and assignments of a module.
 * Throws where one of them is missing: a new release of a library must be looked at.
 */
export function withParts(code: string, parts: Parts, parse: Parse): string {
  const missing = new Set(Object.keys(parts));
  let lean = "";
  let at = 0;
  for (const statement of parse(code).body as readonly Node[]) {
    const name = nameOf(statement, code);
    if (name === undefined || !Object.hasOwn(parts, name)) continue;
    missing.delete(name);
    lean += code.slice(at, statement.start) + parts[name];
    at = statement.end;
  }
  if (missing.size > 0) throw new Error(`The module has no ${[...missing].join(", ")}.`);
  return lean + code.slice(at);
}
