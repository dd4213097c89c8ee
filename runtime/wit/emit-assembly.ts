/** Generates `modules/assembly/generated/`: a file for each interface, and one for the exports of a reactor. */

import { camelCase, pascalCase, typeName, type Api } from "./api.js";
import { assemblyFields, branchLines, caseFields, type AssemblyField } from "./assembly-fields.js";
import { emitAssemblyFunction } from "./emit-assembly-functions.js";
import { docComment, header } from "./emit-text.js";
import { layoutOf, payloadOffset } from "./layout.js";
import {
  isNamed,
  type EnumType,
  type Interface,
  type NamedType,
  type RecordType,
  type Type,
  type VariantType,
} from "./model.js";

/** The texts of the files, by name. */
export function emitAssembly(api: Api): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const one of api.wit.interfaces) files.set(`${one.name}.ts`, interfaceFile(api, one));
  files.set("exports.ts", exportsFile(api));
  return files;
}

function interfaceFile(api: Api, one: Interface): string {
  const body = [
    ...one.types.map((type) => declaration(api, type)),
    ...one.functions.map((func) => emitAssemblyFunction(one, func)),
  ].filter((text) => text !== "");
  const text = body.join("\n");
  const returnArea = Math.max(0, ...one.functions.map((func) => layoutOf(func.result).size));
  const area = text.includes("RET")
    ? `// @ts-ignore: decorator\n@lazy const RET: usize = memory.data(${returnArea}, 8);\n\n`
    : "";
  return `${header(`The interface ${one.name} of the robot API for AssemblyScript; results fill objects of the caller.`)}
${imports(api, one, text)}${area}${text}`;
}

function imports(api: Api, one: Interface, text: string): string {
  const code = text.replaceAll(/\/\*\*[^]*?\*\/|\/\/.*/g, "");
  const uses = (name: string): boolean =>
    new RegExp(`: ${name}\\b|<${name}>|(?<![.\\w])${name}\\.`).test(code);
  const calls = (name: string): boolean => new RegExp(`\\b${name}[(<]`).test(code);
  const landing = ["clearAway", "layOut", "liftItems", "liftList", "liftString", "liftStrings"].filter(calls);
  const lines = landing.length > 0 ? [`import { ${landing.join(", ")} } from "../landing";\n`] : [];
  for (const other of api.wit.interfaces.filter((candidate) => candidate !== one)) {
    const names = other.types.flatMap(declaredNames).filter(uses);
    if (names.length > 0) lines.push(`import { ${names.join(", ")} } from "./${other.name}";\n`);
  }
  return lines.length === 0 ? "" : `${lines.join("")}\n`;
}

function declaredNames(type: NamedType): string[] {
  return type.kind === "variant" ? [`${typeName(type)}Case`] : [typeName(type)];
}

function declaration(api: Api, type: NamedType): string {
  switch (type.kind) {
    case "enum":
      return enumDeclaration(type);
    case "variant":
      return casesDeclaration(type);
    case "record":
      return recordDeclaration(api, type);
  }
}

function enumDeclaration(type: EnumType): string {
  const name = typeName(type);
  const cases = type.cases.map((one) => `${docComment(one.docs, "  ")}  ${pascalCase(one.name)},\n`);
  const names = type.cases.map(
    (one) => `    case ${name}.${pascalCase(one.name)}:\n      return "${one.name}";\n`,
  );
  const text = name.charAt(0).toLowerCase() + name.slice(1);
  return `${docComment(type.docs)}export enum ${name} {\n${cases.join("")}}

/** The name of a case, as the robot's own logs write it. */
export function ${text}Name(value: ${name}): string {
  switch (value) {
${names.join("")}    default:
      return "?";
  }
}
`;
}

function casesDeclaration(type: VariantType): string {
  const cases = type.cases.map((one) => `${docComment(one.docs, "  ")}  ${pascalCase(one.name)},\n`);
  return `${docComment(type.docs)}export enum ${typeName(type)}Case {\n${cases.join("")}}\n`;
}

/** The result type whose value this record is, if there is one. */
function resultOf(api: Api, record: RecordType): Type | undefined {
  return (
    api.functions
      .map(({ func }) => func.result)
      .find((result) => result?.kind === "result" && result.ok === record) ?? undefined
  );
}

/** Whether a record becomes a class: it is returned, or it is the item of a list. Others lie flat inside those. */
function isClass(api: Api, record: RecordType): boolean {
  const returned = api.functions.some(
    ({ func }) => func.result === record || (func.result?.kind === "option" && func.result.some === record),
  );
  const item = api.types.some(
    (type) =>
      type.kind === "record" &&
      type.fields.some((field) => field.type.kind === "list" && field.type.element === record),
  );
  return returned || item || resultOf(api, record) !== undefined;
}

function recordDeclaration(api: Api, record: RecordType): string {
  if (!isClass(api, record)) return "";
  const name = typeName(record);
  const result = resultOf(api, record);
  const base = result === undefined ? 0 : payloadOffset(result);
  const fields = assemblyFields(record, base);
  const declared = fields.map(
    (field) => `${docComment(field.docs, "  ")}  ${field.name}: ${field.type} = ${field.initial};\n`,
  );
  const lifts = fields.flatMap((field) => field.lift).map((line) => `    ${line}\n`);
  const copies = fields.flatMap((field) => field.copy).map((line) => `    ${line}\n`);
  const outcome =
    result === undefined
      ? ""
      : `  /** Whether there is a value; when false, \`error\` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when \`ok\` is false. */
  error: RobotError = RobotError.Unavailable;
`;
  const test =
    result === undefined
      ? ""
      : `    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, ${base});
      return (this.ok = false);
    }
`;
  const lift =
    result === undefined
      ? `  /** Reads a \`${record.name}\` at \`at\`. */\n  lift(at: usize): void {\n${lifts.join("")}  }\n`
      : `  /** Reads a \`result<${record.name}, error>\` at \`at\`; answers whether there is a value. */\n  lift(at: usize): bool {\n${test}${lifts.join("")}    return (this.ok = true);\n  }\n`;
  const taken =
    result === undefined
      ? copies
      : ["    this.ok = other.ok;\n", "    this.error = other.error;\n", ...copies];
  return `${docComment(record.docs)}export class ${name} {
${outcome}${declared.join("")}
${lift}
  /** Takes over every field of another. */
  copy(other: ${name}): void {
${taken.join("")}  }
${flatLift(api, record)}${items(record, fields)}}
`;
}

/** Reading the items of a list of records one by one, into an object of the caller. */
function items(record: RecordType, fields: readonly AssemblyField[]): string {
  return record.fields
    .map((field) => {
      if (field.type.kind !== "list" || field.type.element.kind !== "record") return "";
      const name = camelCase(field.name);
      if (!fields.some((one) => one.name === `${name}Count`)) return "";
      const item = typeName(field.type.element);
      return `
  /** Reads item \`index\` of \`${name}\` into an object of the caller. */
  ${name}At(index: i32, into: ${item}): void {
    assert(index >= 0 && index < this.${name}Count, "no item of this index");
    into.lift(changetype<usize>(this.${name}Bytes) + <usize>index * ${layoutOf(field.type.element).size});
  }
`;
    })
    .join("");
}

/** A record that is an argument of an export also comes as flat values. */
function flatLift(api: Api, record: RecordType): string {
  if (!api.exports.some((func) => func.params.some((param) => param.type === record))) return "";
  const { flat } = layoutOf(record);
  const lines: string[] = [];
  let next = 0;
  for (const field of record.fields) {
    const name = camelCase(field.name);
    if (field.type.kind === "variant") {
      lines.push(...flatVariant(name, field.type, next));
    } else if (!isNamed(field.type) && field.type.kind === "primitive" && field.type.name !== "string") {
      lines.push(`this.${name} = p${next};`);
    } else throw new Error(`${record.name}: flat reading of ${field.name} is not supported yet`);
    next += layoutOf(field.type).flat.length;
  }
  const params = flat.map((core, i) => `p${i}: ${core === "i64" ? "u64" : core}`).join(", ");
  return `
  /** Takes the flat values that an export is called with. */
  liftFlat(${params}): void {
${lines.map((line) => `    ${line}\n`).join("")}  }
`;
}

function flatVariant(name: string, variant: VariantType, first: number): string[] {
  const cases = variant.cases.map((one) => {
    let next = first + 1;
    return caseFields(one, 0).map((field) => {
      if (field.type === "string") {
        next += 2;
        return `this.${field.name} = liftString(<usize>p${next - 2}, p${next - 1});`;
      }
      next += 1;
      const value = field.type === "bool" ? `p${next - 1} != 0` : `<${field.type}>p${next - 1}`;
      return `this.${field.name} = ${value};`;
    });
  });
  return [`this.${name} = <${typeName(variant)}Case>p${first};`, ...branchLines(`p${first}`, cases)];
}

function exportsFile(api: Api): string {
  const parts = api.exports.flatMap((func) => {
    const { result } = func;
    if (result === null) return [];
    if (result.kind !== "result" || !isText(result.ok) || !isText(result.error)) {
      throw new Error(`${func.name}: an export that returns this is not supported in AssemblyScript yet`);
    }
    const { size, align } = layoutOf(result);
    const area = `${func.name.toUpperCase()}_RET`;
    return [
      `// @ts-ignore: decorator
@lazy const ${area}: usize = memory.data(${size}, ${align});

/** Stores the result of \`${func.name}\`; the caller keeps \`text\` alive until \`cabi_post_${func.name}\`. */
export function lower${pascalCase(func.name)}(failed: bool, text: string): usize {
  store<u8>(${area}, failed ? 1 : 0);
  store<usize>(${area}, changetype<usize>(text), ${payloadOffset(result)});
  store<i32>(${area}, text.length, ${payloadOffset(result) + 4});
  return ${area};
}
`,
    ];
  });
  return `${header("What a reactor hands back to the host, for AssemblyScript.")}\n${parts.join("\n")}`;
}

function isText(type: Type | null): boolean {
  return type?.kind === "primitive" && type.name === "string";
}
