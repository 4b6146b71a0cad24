/** Replacements for functions, assignments and methods of a module, by name; "" where nothing calls one. */
type Parts = Readonly<Record<string, string>>;

/** As much of a syntax tree as names the statements of a module and the methods of its classes. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: Name | null;
  readonly key?: Name;
  readonly expression?: { readonly left?: Node };
  readonly declarations?: readonly { readonly id: Name; readonly init?: Class | null }[];
}

interface Name {
  readonly name?: string;
}

interface Class {
  readonly type: string;
  readonly body?: { readonly body: readonly Node[] };
}

type Parse = (code: string) => { readonly body: readonly object[] };

/** The name of a function, or what a statement sets. */
function nameOf({ type, id, expression }: Node, code: string): string | undefined {
  if (type === "FunctionDeclaration") return id?.name;
  const set = expression?.left;
  return set && code.slice(set.start, set.end);
}

/** A statement by its name; where it makes a class, what that consists of: `Query.invalidate`. */
function named(statement: Node, code: string): readonly (readonly [name: string | undefined, part: Node])[] {
  const { id, init } = statement.declarations?.[0] ?? {};
  if (init?.type !== "ClassExpression") return [[nameOf(statement, code), statement]];
  return (init.body?.body ?? []).map((member) => [`${id?.name}.${member.key?.name}`, member]);
}

/**
 * Replaces some functions, assignments and methods of a module.
 * Throws where one of them is missing: a new release of a library must be looked at.
 */
export function withParts(code: string, parts: Parts, parse: Parse): string {
  const missing = new Set(Object.keys(parts));
  let lean = "";
  let at = 0;
  for (const [name, { start, end }] of parse(code).body.flatMap((statement) =>
    named(statement as Node, code),
  )) {
    if (name === undefined || !Object.hasOwn(parts, name)) continue;
    missing.delete(name);
    lean += code.slice(at, start) + parts[name];
    at = end;
  }
  if (missing.size > 0) throw new Error(`The module has no ${[...missing].join(", ")}.`);
  return lean + code.slice(at);
}
