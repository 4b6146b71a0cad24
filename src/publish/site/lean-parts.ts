/** What stands in the place of functions and of what is set, by their names; "" where nothing asks for one. */
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
 * The code of a module with other parts in the place of some. Throws where one of these is not there: a new release of
 * a library is to be looked at.
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
