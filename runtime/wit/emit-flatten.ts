/** TypeScript that turns values into the flat arguments of an exported function. */

import { camelCase, typeName } from "./api.js";
import { casesName } from "./emit-ts-types.js";
import { layoutOf } from "./layout.js";
import { isNamed, type NamedType, type RecordType, type Type, type VariantType } from "./model.js";

/** An expression, or several with commas: the flat arguments of `value`. */
export function flattenCode(type: Type, value: string, what: string): string {
  switch (type.kind) {
    case "primitive":
      if (type.name === "bool") return `Number(${value})`;
      return type.name === "string" ? `...guest.lowerText(${value}, "${what}")` : value;
    case "enum":
      return `${casesName(type)}.indexOf(${value})`;
    case "record":
    case "variant":
      return `...flatten${typeName(type)}(guest, ${value})`;
    case "list":
    case "option":
    case "result":
      throw new Error(`${what}: an argument with a ${type.kind} is not supported yet`);
  }
}

/** The functions that flatten the records and variants among these types and inside them. */
export function flattenFunctions(roots: readonly Type[]): string {
  const found = new Set<NamedType>();
  const visit = (type: Type | null): void => {
    if (type === null || !isNamed(type) || found.has(type)) return;
    if (type.kind === "record") for (const field of type.fields) visit(field.type);
    if (type.kind === "variant") for (const one of type.cases) visit(one.type);
    found.add(type);
  };
  for (const root of roots) visit(root);
  const texts: string[] = [];
  for (const type of found) {
    if (type.kind === "record") texts.push(flattenRecord(type));
    if (type.kind === "variant") texts.push(flattenVariant(type));
  }
  return texts.join("\n");
}

function head(type: NamedType, used: boolean): string {
  return `function flatten${typeName(type)}(${used ? "guest" : "_guest"}: GuestMemory, value: ${typeName(type)}): (number | bigint)[]`;
}

function flattenRecord(type: RecordType): string {
  const values = type.fields.map((field) =>
    flattenCode(field.type, `value.${camelCase(field.name)}`, type.name),
  );
  const list = values.join(", ");
  return `${head(type, list.includes("guest"))} {\n  return [${list}];\n}\n`;
}

function flattenVariant(type: VariantType): string {
  const joined = layoutOf(type).flat.slice(1);
  const cases = type.cases.map((one, i) => {
    const flat = layoutOf(one.type).flat;
    // A case whose values must be converted to the joined types has not been needed yet.
    if (flat.some((core, at) => core !== joined[at]))
      throw new Error(`${type.name}: mixed cases are not supported yet`);
    const zeros = joined.slice(flat.length).map((core) => (core === "i64" ? "0n" : "0"));
    const values = one.type === null ? [] : [flattenCode(one.type, "value.val", type.name)];
    return `    case "${one.name}":\n      return [${[String(i), ...values, ...zeros].join(", ")}];\n`;
  });
  const text = cases.join("");
  return `${head(type, text.includes("guest"))} {\n  switch (value.tag) {\n${text}  }\n}\n`;
}
