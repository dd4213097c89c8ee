/** Generates `docs/reference/robot-api.md`: everything that the comments of the definition say, in one page. */

import { isNamed, type Field, type Func, type Interface, type NamedType, type Type } from "./model.js";
import type { Api } from "./api.js";

/** The text of the page. */
export function emitReference(api: Api): string {
  const parts = [
    "<!-- Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit. -->",
    `# The robot API: \`${api.wit.id}\``,
    api.wit.docs,
    "The names below are those of WIT. In AssemblyScript and TypeScript they are camelCase (`ttl-ms` is `ttlMs`).",
    `Interfaces: ${api.wit.interfaces.map((one) => `[${one.name}](#${one.name})`).join(", ")}. Shapes of behaviours: ${api.wit.worlds
      .map((world) => `[${world.name}](#world-${world.name})`)
      .join(", ")}.`,
    ...api.wit.interfaces.flatMap(interfacePart),
    ...api.wit.worlds.flatMap((world) => [
      `<a id="world-${world.name}"></a>\n\n## World \`${world.name}\``,
      world.docs,
      `Imports: ${world.imports.map((one) => `[${one.name}](#${one.name})`).join(", ")}.`,
      ...world.exports.flatMap((func) => functionPart(func, "export ")),
    ]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function interfacePart(one: Interface): string[] {
  return [
    `## ${one.name}`,
    one.docs,
    one.functions.length > 0 ? `Imported as \`${one.module}\`.` : "",
    ...one.functions.flatMap((func) => functionPart(func, "")),
    ...one.types.flatMap(typePart),
  ];
}

function functionPart(func: Func, prefix: string): string[] {
  const params = func.params.map((param) => `${param.name}: ${linkedText(param.type)}`).join(", ");
  const result = func.result === null ? "" : ` → ${linkedText(func.result)}`;
  return [`### ${prefix}\`${func.name}\``, `(${params})${result}`, func.docs];
}

function typePart(type: NamedType): string[] {
  const title = `<a id="${type.name}"></a>\n\n### ${type.kind} \`${type.name}\``;
  if (type.kind === "record") return [title, type.docs, table("field", type.fields.map(fieldRow))];
  const cases = type.cases.map((one) => {
    const payload = "type" in one && one.type !== null ? `(${linkedText(one.type)})` : "";
    return [`\`${one.name}\`${payload}`, "", one.docs] as const;
  });
  return [title, type.docs, table("case", cases)];
}

function fieldRow(field: Field): readonly [string, string, string] {
  return [`\`${field.name}\``, linkedText(field.type), field.docs];
}

function table(what: string, rows: readonly (readonly [string, string, string])[]): string {
  const typed = rows.some(([, type]) => type !== "");
  const head = typed
    ? `| ${what} | type | meaning |\n| --- | --- | --- |`
    : `| ${what} | meaning |\n| --- | --- |`;
  const lines = rows.map(([name, type, docs]) => {
    const meaning = docs.replaceAll("\n", " ").replaceAll("|", "\\|");
    return typed ? `| ${name} | ${type} | ${meaning} |` : `| ${name} | ${meaning} |`;
  });
  return [head, ...lines].join("\n");
}

/** The type as in WIT, with links to the named types in it. */
function linkedText(type: Type): string {
  if (isNamed(type)) return `[\`${type.name}\`](#${type.name})`;
  switch (type.kind) {
    case "primitive":
      return `\`${type.name}\``;
    case "list":
      return `list of ${linkedText(type.element)}`;
    case "option":
      return `${linkedText(type.some)} or none`;
    case "result": {
      const ok = type.ok === null ? "nothing" : linkedText(type.ok);
      return type.error === null ? `result of ${ok}` : `result of ${ok}, or ${linkedText(type.error)}`;
    }
  }
}
