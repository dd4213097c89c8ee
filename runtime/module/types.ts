/** Types as the binary format writes them (core specification 5.3), of WebAssembly 2.0 only. */

import { MAX_PAGES } from "./bounds.js";
import type { ByteReader } from "./byte-reader.js";
import { ModuleError } from "./error.js";
import type { FunctionType, GlobalInfo, Limits, TableInfo, ValueType } from "./module-info.js";

const VALUE_TYPES: ReadonlyMap<number, ValueType> = new Map([
  [0x7f, "i32"],
  [0x7e, "i64"],
  [0x7d, "f32"],
  [0x7c, "f64"],
  [0x7b, "v128"],
  [0x70, "funcref"],
  [0x6f, "externref"],
]);

const FUNCTION_FORM = 0x60;
const TABLE_WITH_INITIALISER = 0x40;
const LIMITS = { max: 1, shared: 2, address64: 4 } as const;

/** Reads one value type. */
export function readValueType(reader: ByteReader): ValueType {
  const byte = reader.byte();
  const type = VALUE_TYPES.get(byte);
  if (type === undefined) {
    throw new ModuleError(
      "module-value-type",
      `0x${byte.toString(16)} in ${reader.what} is no value type of WebAssembly 2.0`,
    );
  }
  return type;
}

/** Reads one entry of the type section. */
export function readFunctionType(reader: ByteReader): FunctionType {
  const form = reader.byte();
  if (form !== FUNCTION_FORM) {
    throw new ModuleError("module-type", `type form 0x${form.toString(16)} is not a function type`);
  }
  const params: ValueType[] = [];
  for (let n = reader.count("parameters"); n > 0; n -= 1) params.push(readValueType(reader));
  const results: ValueType[] = [];
  for (let n = reader.count("results"); n > 0; n -= 1) results.push(readValueType(reader));
  return { params, results };
}

function readLimits(reader: ByteReader, ceiling: number): Limits {
  const flags = reader.byte();
  if ((flags & LIMITS.address64) !== 0) {
    throw new ModuleError(
      "module-memory64",
      `${reader.what} declares 64-bit addresses; a behaviour is wasm32`,
    );
  }
  if ((flags & LIMITS.shared) !== 0) {
    throw new ModuleError(
      "module-shared-memory",
      `${reader.what} declares a shared memory; a behaviour has one thread`,
    );
  }
  if (flags > LIMITS.max) {
    throw new ModuleError(
      "module-limits",
      `${reader.what} has limits with the unknown flags 0x${flags.toString(16)}`,
    );
  }
  const min = reader.u32();
  const max = flags === LIMITS.max ? reader.u32() : undefined;
  if (min > ceiling || (max !== undefined && (max > ceiling || max < min))) {
    throw new ModuleError("module-limits", `${reader.what} has the limits ${min} to ${max ?? "any"}`);
  }
  return max === undefined ? { min } : { min, max };
}

/** Reads one memory; its limits are pages. */
export function readMemory(reader: ByteReader): Limits {
  return readLimits(reader, MAX_PAGES);
}

/** Reads one table. */
export function readTable(reader: ByteReader): TableInfo {
  if (reader.bytes[reader.offset] === TABLE_WITH_INITIALISER && !reader.done) {
    throw new ModuleError("module-table-initialiser", "a table has an initialiser expression");
  }
  const element = readValueType(reader);
  if (element !== "funcref" && element !== "externref") {
    throw new ModuleError("module-value-type", `a table of ${element} is not possible`);
  }
  return { ...readLimits(reader, 0xffff_ffff), element };
}

/** Reads the type of a global. */
export function readGlobalType(reader: ByteReader): GlobalInfo {
  const type = readValueType(reader);
  const mutable = reader.byte();
  if (mutable > 1) throw new ModuleError("module-type", "a global is neither constant nor mutable");
  return { type, mutable: mutable === 1 };
}
