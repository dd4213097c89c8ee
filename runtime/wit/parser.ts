/**
 * Parses the part of WIT that the robot API uses: interfaces with `use`, records, enums, variants and
 * functions; worlds with `use`, imported interfaces and exported functions. Anything else is refused.
 */

import { Cursor } from "./cursor.js";
import { tokenize } from "./lexer.js";
import {
  PRIMITIVES,
  type CaseSyntax,
  type DefinitionSyntax,
  type FieldSyntax,
  type FunctionSyntax,
  type InterfaceSyntax,
  type PackageSyntax,
  type PrimitiveName,
  type TypeSyntax,
  type UseSyntax,
  type WorldSyntax,
} from "./syntax.js";

/** Parses one WIT file that holds one package. Throws `WitError`. */
export function parseWit(text: string, file: string): PackageSyntax {
  const cursor = new Cursor(tokenize(text, file));
  const { docs } = cursor.expect("package");
  const namespace = cursor.name("a namespace").name;
  cursor.expect(":");
  const name = cursor.name("a package name").name;
  const version = cursor.peek();
  if (version.kind !== "version") cursor.refuse("expected @MAJOR.MINOR.PATCH");
  cursor.take();
  cursor.expect(";");

  const interfaces: InterfaceSyntax[] = [];
  const worlds: WorldSyntax[] = [];
  while (cursor.peek().kind !== "end") {
    if (cursor.at("interface")) interfaces.push(parseInterface(cursor));
    else if (cursor.at("world")) worlds.push(parseWorld(cursor));
    else cursor.refuse("expected `interface` or `world`");
  }
  return { namespace, name, version: version.text, docs, interfaces, worlds };
}

function parseInterface(cursor: Cursor): InterfaceSyntax {
  const { docs } = cursor.expect("interface");
  const { name, position } = cursor.name("a name for the interface");
  const uses: UseSyntax[] = [];
  const definitions: DefinitionSyntax[] = [];
  const functions: FunctionSyntax[] = [];
  cursor.expect("{");
  while (!cursor.skip("}")) {
    if (cursor.at("use")) uses.push(parseUse(cursor));
    else if (cursor.at("record") || cursor.at("enum") || cursor.at("variant")) {
      definitions.push(parseDefinition(cursor));
    } else functions.push(parseFunction(cursor, cursor.peek().docs));
  }
  return { name, docs, position, uses, definitions, functions };
}

function parseWorld(cursor: Cursor): WorldSyntax {
  const { docs } = cursor.expect("world");
  const { name, position } = cursor.name("a name for the world");
  const uses: UseSyntax[] = [];
  const imports: WorldSyntax["imports"][number][] = [];
  const exports: FunctionSyntax[] = [];
  cursor.expect("{");
  while (!cursor.skip("}")) {
    const { docs: itemDocs } = cursor.peek();
    if (cursor.at("use")) uses.push(parseUse(cursor));
    else if (cursor.skip("import")) {
      imports.push(cursor.name("the name of an interface"));
      cursor.expect(";");
    } else if (cursor.skip("export")) exports.push(parseFunction(cursor, itemDocs));
    else cursor.refuse("expected `use`, `import`, `export` or `}`");
  }
  return { name, docs, position, uses, imports, exports };
}

function parseUse(cursor: Cursor): UseSyntax {
  const { position } = cursor.expect("use");
  const from = cursor.name("the name of an interface").name;
  cursor.expect(".");
  const names = cursor.items("{", "}", () => cursor.name("the name of a type"));
  if (names.length === 0) cursor.refuse("`use` needs a name");
  cursor.expect(";");
  return { from, names, position };
}

function parseDefinition(cursor: Cursor): DefinitionSyntax {
  const keyword = cursor.take();
  const node = { ...cursor.name("a name for the type"), docs: keyword.docs };
  if (keyword.text === "record") {
    const fields = cursor.items("{", "}", () => parseField(cursor));
    if (fields.length === 0) cursor.refuse("a record needs a field");
    return { kind: "record", ...node, fields };
  }
  if (keyword.text === "enum") {
    const cases = cursor.items("{", "}", () => cursor.name("a case"));
    if (cases.length === 0) cursor.refuse("an enum needs a case");
    return { kind: "enum", ...node, cases };
  }
  const cases = cursor.items("{", "}", () => parseCase(cursor));
  if (cases.length === 0) cursor.refuse("a variant needs a case");
  return { kind: "variant", ...node, cases };
}

function parseField(cursor: Cursor): FieldSyntax {
  const node = cursor.name("a name");
  cursor.expect(":");
  return { ...node, type: parseType(cursor) };
}

function parseCase(cursor: Cursor): CaseSyntax {
  const node = cursor.name("a case");
  if (!cursor.skip("(")) return { ...node, type: null };
  const type = parseType(cursor);
  cursor.expect(")");
  return { ...node, type };
}

function parseFunction(cursor: Cursor, docs: string): FunctionSyntax {
  const node = { ...cursor.name("a function, a type, `use` or `}`"), docs };
  cursor.expect(":");
  cursor.expect("func");
  const params = cursor.items("(", ")", () => parseField(cursor));
  const result = cursor.skip("->") ? parseType(cursor) : null;
  cursor.expect(";");
  return { ...node, params, result };
}

function parseType(cursor: Cursor): TypeSyntax {
  const token = cursor.peek();
  const primitive = PRIMITIVES.find((name): name is PrimitiveName => name === token.text);
  if (primitive !== undefined && cursor.skip(primitive)) return { kind: "primitive", name: primitive };
  if (cursor.skip("list")) return { kind: "list", element: parseArgument(cursor) };
  if (cursor.skip("option")) return { kind: "option", some: parseArgument(cursor) };
  if (cursor.skip("result")) return parseResult(cursor);
  const { name, position } = cursor.name("a type");
  return { kind: "name", name, position };
}

function parseArgument(cursor: Cursor): TypeSyntax {
  cursor.expect("<");
  const type = parseType(cursor);
  cursor.expect(">");
  return type;
}

/** `result`, `result<T>`, `result<_, E>` or `result<T, E>`. */
function parseResult(cursor: Cursor): TypeSyntax {
  if (!cursor.skip("<")) return { kind: "result", ok: null, error: null };
  const ok = cursor.skip("_") ? null : parseType(cursor);
  if (ok === null && !cursor.at(",")) cursor.refuse('expected ","');
  const error = cursor.skip(",") ? parseType(cursor) : null;
  cursor.expect(">");
  return { kind: "result", ok, error };
}
