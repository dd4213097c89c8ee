/** TypeScript functions that write, read and store the API's values; they lean on `runtime/protocol/`. */

import { camelCase, isNumbers, typeName } from "./api.js";
import { casesName, tsType } from "./emit-ts-types.js";
import { fieldOffsets, layoutOf, payloadOffset } from "./layout.js";
import {
  isNamed,
  type EnumType,
  type NamedType,
  type RecordType,
  type Type,
  type VariantType,
} from "./model.js";

/** An expression that writes `value` to `writer`. */
export function writeCode(type: Type, value: string): string {
  switch (type.kind) {
    case "primitive":
      return `writer.${type.name}(${value})`;
    case "list":
      if (isNumbers(type, "u8")) return `writer.bytes(${value})`;
      if (isNumbers(type, "f32")) return `writer.floats(${value})`;
      return `writer.list(${value}, ${writeFunction(type.element)})`;
    case "option":
      return `writeOption(writer, ${value}, ${writeFunction(type.some)})`;
    case "result":
      return `writeResult(writer, ${value}, ${writeFunction(type.ok)}, ${writeFunction(type.error)})`;
    case "record":
    case "enum":
    case "variant":
      return `write${typeName(type)}(writer, ${value})`;
  }
}

/** An expression of type `(writer, value) => void`. */
export function writeFunction(type: Type | null): string {
  if (type === null) return "writeNothing";
  if (isNamed(type)) return `write${typeName(type)}`;
  return `(writer, value: ${tsType(type)}) => ${writeCode(type, "value")}`;
}

/** An expression that reads a value from `reader`. */
export function readCode(type: Type): string {
  switch (type.kind) {
    case "primitive":
      return `reader.${type.name}()`;
    case "list":
      if (isNumbers(type, "u8")) return "reader.blob()";
      if (isNumbers(type, "f32")) return "reader.floats()";
      return `reader.list(${leastBytes(type.element)}, ${readFunction(type.element)})`;
    case "option":
      return `readOption(reader, ${readFunction(type.some)})`;
    case "result":
      return `readResult(reader, ${readFunction(type.ok)}, ${readFunction(type.error)})`;
    case "record":
    case "enum":
    case "variant":
      return `read${typeName(type)}(reader)`;
  }
}

/** An expression of type `(reader) => value`. */
export function readFunction(type: Type | null): string {
  if (type === null) return "readNothing";
  if (isNamed(type)) return `read${typeName(type)}`;
  return `(reader) => ${readCode(type)}`;
}

/** An expression that stores `value` at the address `at`, in the canonical layout. */
export function storeCode(type: Type, value: string, at: string): string {
  switch (type.kind) {
    case "primitive":
      return `memory.${type.name}(${at}, ${value})`;
    case "list": {
      if (isNumbers(type, "u8")) return `memory.blob(${at}, ${value})`;
      if (isNumbers(type, "f32")) return `memory.floats(${at}, ${value})`;
      const { size, align } = layoutOf(type.element);
      return `memory.list(${at}, ${value}, ${size}, ${align}, ${storeFunction(type.element)})`;
    }
    case "option":
      return `storeOption(memory, ${at}, ${payloadOffset(type)}, ${value}, ${storeFunction(type.some)})`;
    case "result":
      return `storeResult(memory, ${at}, ${payloadOffset(type)}, ${value}, ${storeFunction(type.ok)}, ${storeFunction(type.error)})`;
    case "record":
    case "enum":
    case "variant":
      return `store${typeName(type)}(memory, ${at}, ${value})`;
  }
}

/** An expression of type `(memory, at, value) => void`. */
export function storeFunction(type: Type | null): string {
  if (type === null) return "storeNothing";
  if (isNamed(type)) return `store${typeName(type)}`;
  return `(memory, at, value: ${tsType(type)}) => ${storeCode(type, "value", "at")}`;
}

/** The fewest bytes that a value takes when it is written. */
export function leastBytes(type: Type | null): number {
  switch (type?.kind) {
    case undefined:
      return 0;
    case "primitive":
      return type.name === "string" ? 4 : layoutOf(type).size;
    case "list":
      return 4;
    case "record":
      return type.fields.reduce((sum, field) => sum + leastBytes(field.type), 0);
    case "enum":
    case "option":
      return 1;
    case "result":
      return 1 + Math.min(leastBytes(type.ok), leastBytes(type.error));
    case "variant":
      return 1 + Math.min(...type.cases.map((one) => leastBytes(one.type)));
  }
}

/** The functions of a named type; what stores it only where it is part of a result. */
export function codecFunctions(type: NamedType, stored: ReadonlySet<Type>): string {
  const functions = functionsOf(type);
  return `${functions.write}\n${functions.read}${stored.has(type) ? `\n${functions.store}` : ""}`;
}

interface Functions {
  readonly write: string;
  readonly read: string;
  readonly store: string;
}

function functionsOf(type: NamedType): Functions {
  switch (type.kind) {
    case "record":
      return recordFunctions(type);
    case "enum":
      return enumFunctions(type);
    case "variant":
      return variantFunctions(type);
  }
}

function signatures(type: NamedType): Functions {
  const name = typeName(type);
  return {
    write: `function write${name}(writer: ValueWriter, value: ${name}): void`,
    read: `function read${name}(reader: ValueReader): ${name}`,
    store: `function store${name}(memory: CanonicalMemory, at: number, value: ${name}): void`,
  };
}

function recordFunctions(type: RecordType): Functions {
  const { write, read, store } = signatures(type);
  const offsets = fieldOffsets(type.fields);
  const lines = (line: (name: string, type: Type, i: number) => string): string =>
    type.fields.map((field, i) => line(camelCase(field.name), field.type, i)).join("");
  return {
    write: `${write} {\n${lines((name, field) => `  ${writeCode(field, `value.${name}`)};\n`)}}\n`,
    read: `${read} {\n  return {\n${lines((name, field) => `    ${name}: ${readCode(field)},\n`)}  };\n}\n`,
    store: `${store} {\n${lines((name, field, i) => `  ${storeCode(field, `value.${name}`, plus("at", offsets[i] ?? 0))};\n`)}}\n`,
  };
}

function enumFunctions(type: EnumType): Functions {
  const { write, read, store } = signatures(type);
  return {
    write: `${write} {\n  writer.oneOf(${casesName(type)}, value);\n}\n`,
    read: `${read} {\n  return reader.oneOf(${casesName(type)});\n}\n`,
    store: `${store} {\n  memory.oneOf(at, ${casesName(type)}, value);\n}\n`,
  };
}

function variantFunctions(type: VariantType): Functions {
  const { write, read, store } = signatures(type);
  const payload = payloadOffset(type);
  const cases = (line: (name: string, type: Type | null, i: number) => string): string =>
    type.cases.map((one, i) => line(one.name, one.type, i)).join("");
  const writes = cases((name, one, i) => {
    const rest = one === null ? "" : `      ${writeCode(one, "value.val")};\n`;
    return `    case "${name}":\n      writer.u8(${i});\n${rest}      return;\n`;
  });
  const reads = cases((name, one, i) => {
    const val = one === null ? "" : `, val: ${readCode(one)}`;
    return `    case ${i}:\n      return { tag: "${name}"${val} };\n`;
  });
  const stores = cases((name, one, i) => {
    const rest = one === null ? "" : `      ${storeCode(one, "value.val", plus("at", payload))};\n`;
    return `    case "${name}":\n      memory.u8(at, ${i});\n${rest}      return;\n`;
  });
  const impossible = `    default:\n      throw new RangeError("unreachable: the case was checked");\n`;
  return {
    write: `${write} {\n  switch (value.tag) {\n${writes}  }\n}\n`,
    read: `${read} {\n  switch (reader.case(${type.cases.length})) {\n${reads}${impossible}  }\n}\n`,
    store: `${store} {\n  switch (value.tag) {\n${stores}  }\n}\n`,
  };
}

/** `at + 8`, or `at` alone. */
export function plus(base: string, offset: number): string {
  return offset === 0 ? base : `${base} + ${offset}`;
}
