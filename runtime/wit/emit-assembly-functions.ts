/** AssemblyScript functions that call the host: the import, and a wrapper that takes and fills values. */

import { camelCase, isNumbers, pascalCase, typeName } from "./api.js";
import { assemblyFields, assemblyType } from "./assembly-fields.js";
import { docComment } from "./emit-text.js";
import { layoutOf, payloadOffset, signatureOf } from "./layout.js";
import type { Func, Interface, RecordType, Type } from "./model.js";

interface Param {
  readonly name: string;
  readonly type: string;
  /** What the import is given for it. */
  readonly args: readonly string[];
}

/** The text of one function. */
export function emitAssemblyFunction(owner: Interface, func: Func): string {
  const raw = `${owner.name}${pascalCase(func.name)}`;
  const { params } = signatureOf(func, "import");
  const declared = params.map((core, i) => `p${i}: ${core}`).join(", ");
  const given = func.params.flatMap((param) => paramsOf(camelCase(param.name), param.type));
  const call = (...more: string[]): string =>
    `${raw}(${[...given.flatMap(({ args }) => args), ...more].join(", ")});\n`;
  const list = given.map(({ name, type }) => `${name}: ${type}`);
  return `// @ts-ignore: decorator
@external("${owner.module}", "${func.name}")
declare function ${raw}(${declared}): void;

${docComment(func.docs)}export function ${camelCase(func.name)}${body(func, list, call)}`;
}

function paramsOf(name: string, type: Type): Param[] {
  if (type.kind === "record")
    return type.fields.flatMap((field) => paramsOf(camelCase(field.name), field.type));
  if (type.kind === "primitive" && type.name === "string") {
    return [{ name, type: "string", args: [`<i32>changetype<usize>(${name})`, `${name}.length`] }];
  }
  const as = assemblyType(type);
  return [
    {
      name,
      type: as,
      args: [/^(u8|u16|u32|bool)$/.test(as) || type.kind === "enum" ? `<i32>${name}` : name],
    },
  ];
}

function body(func: Func, params: readonly string[], call: (...more: string[]) => string): string {
  const { result } = func;
  const list = (...more: string[]): string => [...params, ...more].join(", ");
  if (result === null) return `(${list()}): void {\n  ${call()}}\n`;
  if (result.kind === "record") {
    return `(${list(`into: ${typeName(result)}`)}): void {\n  ${call("<i32>RET")}  into.lift(RET);\n}\n`;
  }
  if (result.kind === "option" && result.some.kind === "record") {
    return `(${list(`into: ${typeName(result.some)}`)}): bool {
  ${call("<i32>RET")}  if (load<u8>(RET) == 0) return false;
  into.lift(RET + ${payloadOffset(result)});
  return true;
}
`;
  }
  if (result.kind === "result" && result.ok?.kind === "record")
    return recordResult(result.ok, payloadOffset(result), list, call);
  if (result.kind === "result" && result.ok === null) {
    // The first line of the comment above says what it does; this says how it answers.
    return `(${list()}): i32 {
  ${call("<i32>RET")}  // -1 when it worked, else the error.
  return load<u8>(RET) == 0 ? -1 : <i32>load<u8>(RET, ${payloadOffset(result)});
}
`;
  }
  if (
    result.kind === "list" &&
    result.element.kind === "primitive" &&
    result.element.name === "string" &&
    !isNumbers(result, "u8")
  ) {
    return `(${list()}): string[] {\n  ${call("<i32>RET")}  return liftStrings(load<usize>(RET), load<i32>(RET, 4));\n}\n`;
  }
  throw new Error(
    `${func.name}: its result (${layoutOf(result).size} bytes) is not supported in AssemblyScript yet`,
  );
}

function recordResult(
  record: RecordType,
  base: number,
  list: (...more: string[]) => string,
  call: (...more: string[]) => string,
): string {
  const landings = assemblyFields(record, base).flatMap(({ landing }) => (landing ? [landing] : []));
  const [landing, ...more] = landings;
  if (more.length > 0)
    throw new Error(`${record.name}: several lists are not supported in AssemblyScript yet`);
  const before = landing ? `  layOut(${landing.at}, ${landing.bytes});\n` : "";
  const after = landing ? "  clearAway();\n" : "";
  return `(${list(`into: ${typeName(record)}`)}): bool {\n${before}  ${call("<i32>RET")}${after}  return into.lift(RET);\n}\n`;
}
