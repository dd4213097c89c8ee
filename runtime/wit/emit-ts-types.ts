/** TypeScript types of the API's values. */

import { constantCase, isNumbers, typeName, camelCase } from "./api.js";
import { docComment } from "./emit-text.js";
import type { NamedType, Type } from "./model.js";

/** The TypeScript type of a value; nothing is `undefined`. */
export function tsType(type: Type | null): string {
  if (type === null) return "undefined";
  switch (type.kind) {
    case "primitive":
      if (type.name === "bool") return "boolean";
      if (type.name === "string") return "string";
      return type.name === "u64" ? "bigint" : "number";
    case "list":
      if (isNumbers(type, "u8")) return "Uint8Array";
      if (isNumbers(type, "f32")) return "Float32Array";
      return `readonly ${tsType(type.element)}[]`;
    case "option":
      return `${tsType(type.some)} | undefined`;
    case "result":
      return `Result<${tsType(type.ok)}, ${tsType(type.error)}>`;
    case "record":
    case "enum":
    case "variant":
      return typeName(type);
  }
}

/** The constant that holds the cases of an enum or a variant, in order. */
export function casesName(type: NamedType): string {
  return `${constantCase(typeName(type).replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-"))}_CASES`;
}

/** The declaration of a named type. */
export function tsDeclaration(type: NamedType): string {
  const docs = docComment(type.docs);
  switch (type.kind) {
    case "record": {
      const fields = type.fields.map(
        (field) =>
          `${docComment(field.docs, "  ")}  readonly ${camelCase(field.name)}: ${tsType(field.type)};\n`,
      );
      return `${docs}export interface ${typeName(type)} {\n${fields.join("")}}\n`;
    }
    case "enum": {
      const cases = type.cases.map((one) => `${docComment(one.docs, "  ")}  "${one.name}",\n`);
      const list = `/** The cases of \`${typeName(type)}\`, in the order of their numbers. */\nexport const ${casesName(type)} = [\n${cases.join("")}] as const;\n`;
      return `${list}${docs}export type ${typeName(type)} = (typeof ${casesName(type)})[number];\n`;
    }
    case "variant": {
      const cases = type.cases.map((one) => {
        const val = one.type === null ? "" : `; readonly val: ${tsType(one.type)}`;
        return `${docComment(one.docs, "  ")}  | { readonly tag: "${one.name}"${val} }`;
      });
      return `${docs}export type ${typeName(type)} =\n${cases.join("\n")};\n`;
    }
  }
}
