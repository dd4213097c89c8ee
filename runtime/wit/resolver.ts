/** Resolves the names of a parsed package. A name must be defined before it is used; recursion is impossible. */

import { WitError, type Position } from "./error.js";
import type { Func, Interface, NamedType, Package, Type, World } from "./model.js";
import type { DefinitionSyntax, FunctionSyntax, PackageSyntax, TypeSyntax, UseSyntax } from "./syntax.js";

type Scope = Map<string, NamedType>;

/** Resolves a package. Throws `WitError` for unknown, doubled or misplaced names. */
export function resolve(syntax: PackageSyntax): Package {
  const packageName = `${syntax.namespace}:${syntax.name}`;
  const interfaces = new Map<string, Interface>();
  for (const source of syntax.interfaces) {
    unique(interfaces, source.name, source.position);
    const scope = useAll(source.uses, interfaces);
    const types = source.definitions.map((definition) => define(definition, scope));
    const functions = resolveFunctions(source.functions, scope);
    const module = `${packageName}/${source.name}@${syntax.version}`;
    interfaces.set(source.name, { name: source.name, docs: source.docs, module, types, functions });
  }
  const worlds = new Map<string, World>();
  for (const source of syntax.worlds) {
    unique(worlds, source.name, source.position);
    const imports = source.imports.map(({ name, position }) => interfaceOf(interfaces, name, position));
    const exports = resolveFunctions(source.exports, useAll(source.uses, interfaces));
    worlds.set(source.name, { name: source.name, docs: source.docs, imports, exports });
  }
  return {
    id: `${packageName}@${syntax.version}`,
    docs: syntax.docs,
    interfaces: [...interfaces.values()],
    worlds: [...worlds.values()],
  };
}

function useAll(uses: readonly UseSyntax[], interfaces: ReadonlyMap<string, Interface>): Scope {
  const scope: Scope = new Map();
  for (const use of uses) {
    const from = interfaceOf(interfaces, use.from, use.position);
    for (const { name, position } of use.names) {
      const type = from.types.find((candidate) => candidate.name === name);
      if (type === undefined) throw new WitError(position, `interface ${use.from} defines no type ${name}`);
      unique(scope, name, position);
      scope.set(name, type);
    }
  }
  return scope;
}

function define(syntax: DefinitionSyntax, scope: Scope): NamedType {
  const { name, docs } = syntax;
  unique(scope, name, syntax.position);
  const type = resolveDefinition(syntax, scope, name, docs);
  scope.set(name, type);
  return type;
}

function resolveDefinition(syntax: DefinitionSyntax, scope: Scope, name: string, docs: string): NamedType {
  distinct(syntax.kind === "record" ? syntax.fields : syntax.cases);
  switch (syntax.kind) {
    case "record":
      return { kind: "record", name, docs, fields: syntax.fields.map((field) => resolveField(field, scope)) };
    case "enum":
      // The canonical ABI stores the case in one byte up to here; the API needs no larger one.
      if (syntax.cases.length > 256)
        throw new WitError(syntax.position, "more than 256 cases are not supported");
      return {
        kind: "enum",
        name,
        docs,
        cases: syntax.cases.map((one) => ({ name: one.name, docs: one.docs })),
      };
    case "variant":
      if (syntax.cases.length > 256)
        throw new WitError(syntax.position, "more than 256 cases are not supported");
      return {
        kind: "variant",
        name,
        docs,
        cases: syntax.cases.map((one) => ({
          name: one.name,
          docs: one.docs,
          type: one.type && resolveType(one.type, scope),
        })),
      };
  }
}

function resolveFunctions(functions: readonly FunctionSyntax[], scope: Scope): Func[] {
  distinct(functions);
  return functions.map((source) => {
    distinct(source.params);
    return {
      name: source.name,
      docs: source.docs,
      params: source.params.map((param) => resolveField(param, scope)),
      result: source.result && resolveType(source.result, scope),
    };
  });
}

function resolveField(
  field: { readonly name: string; readonly docs: string; readonly type: TypeSyntax },
  scope: Scope,
): { name: string; docs: string; type: Type } {
  return { name: field.name, docs: field.docs, type: resolveType(field.type, scope) };
}

function resolveType(type: TypeSyntax, scope: Scope): Type {
  switch (type.kind) {
    case "primitive":
      return type;
    case "name": {
      const found = scope.get(type.name);
      if (found === undefined) throw new WitError(type.position, `no type ${type.name} is known here`);
      return found;
    }
    case "list":
      return { kind: "list", element: resolveType(type.element, scope) };
    case "option":
      return { kind: "option", some: resolveType(type.some, scope) };
    case "result":
      return {
        kind: "result",
        ok: type.ok && resolveType(type.ok, scope),
        error: type.error && resolveType(type.error, scope),
      };
  }
}

function interfaceOf(
  interfaces: ReadonlyMap<string, Interface>,
  name: string,
  position: Position,
): Interface {
  const found = interfaces.get(name);
  if (found === undefined) throw new WitError(position, `no interface ${name} is known here`);
  return found;
}

function unique(known: ReadonlyMap<string, unknown>, name: string, position: Position): void {
  if (known.has(name)) throw new WitError(position, `${name} is defined twice`);
}

function distinct(nodes: readonly { readonly name: string; readonly position: Position }[]): void {
  const seen = new Map<string, true>();
  for (const { name, position } of nodes) {
    unique(seen, name, position);
    seen.set(name, true);
  }
}
