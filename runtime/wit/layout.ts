/** Memory layouts and flat forms of the component model's canonical ABI (32-bit memories). */

import type { Func, Type } from "./model.js";
import type { PrimitiveName } from "./syntax.js";

/** A type of a core function's parameter or result. */
export type CoreType = "i32" | "i64" | "f32" | "f64";

export interface Layout {
  /** Bytes, padding included. */
  readonly size: number;
  readonly align: number;
  /** The values that the type takes as parameters. */
  readonly flat: readonly CoreType[];
}

/** More flat results than this go through a return pointer; more flat parameters through an argument pointer. */
export const MAX_FLAT_RESULTS = 1;
export const MAX_FLAT_PARAMS = 16;

const PRIMITIVE: Readonly<Record<PrimitiveName, Layout>> = {
  bool: { size: 1, align: 1, flat: ["i32"] },
  u8: { size: 1, align: 1, flat: ["i32"] },
  u16: { size: 2, align: 2, flat: ["i32"] },
  u32: { size: 4, align: 4, flat: ["i32"] },
  s32: { size: 4, align: 4, flat: ["i32"] },
  u64: { size: 8, align: 8, flat: ["i64"] },
  f32: { size: 4, align: 4, flat: ["f32"] },
  f64: { size: 8, align: 8, flat: ["f64"] },
  string: { size: 8, align: 4, flat: ["i32", "i32"] },
};

const NOTHING: Layout = { size: 0, align: 1, flat: [] };

/** `offset` rounded up to a multiple of `align`, which is a power of two. */
export function alignTo(offset: number, align: number): number {
  return (offset + align - 1) & -align;
}

/** The layout of a type; of nothing, for a case without payload. */
export function layoutOf(type: Type | null): Layout {
  if (type === null) return NOTHING;
  switch (type.kind) {
    case "primitive":
      return PRIMITIVE[type.name];
    case "list":
      return PRIMITIVE.string;
    case "record": {
      const fields = type.fields.map((field) => layoutOf(field.type));
      const align = Math.max(...fields.map((field) => field.align));
      const end = fields.reduce((offset, field) => alignTo(offset, field.align) + field.size, 0);
      return { size: alignTo(end, align), align, flat: fields.flatMap((field) => field.flat) };
    }
    case "enum":
    case "variant":
    case "option":
    case "result": {
      const payloads = casesOf(type).map((one) => layoutOf(one));
      const align = Math.max(1, ...payloads.map((payload) => payload.align));
      const largest = Math.max(0, ...payloads.map((payload) => payload.size));
      const size = alignTo(alignTo(1, align) + largest, align);
      return { size, align, flat: ["i32", ...joinFlat(payloads.map((payload) => payload.flat))] };
    }
  }
}

/** The payloads of a type that is one of several cases; the number of the case is stored in one byte. */
export function casesOf(
  type: Exclude<Type, { kind: "primitive" | "list" | "record" }>,
): readonly (Type | null)[] {
  switch (type.kind) {
    case "enum":
      return type.cases.map(() => null);
    case "variant":
      return type.cases.map((one) => one.type);
    case "option":
      return [null, type.some];
    case "result":
      return [type.ok, type.error];
  }
}

/** Where the payload of a type with cases begins. */
export function payloadOffset(type: Type): number {
  return alignTo(1, layoutOf(type).align);
}

/** The offset of each field of a record. */
export function fieldOffsets(fields: readonly { readonly type: Type }[]): number[] {
  let end = 0;
  return fields.map(({ type }) => {
    const { size, align } = layoutOf(type);
    const offset = alignTo(end, align);
    end = offset + size;
    return offset;
  });
}

function joinFlat(cases: readonly (readonly CoreType[])[]): CoreType[] {
  const joined: CoreType[] = [];
  for (const flat of cases) {
    for (const [i, type] of flat.entries()) {
      const other = joined[i];
      joined[i] = other === undefined || other === type ? type : joinCore(other, type);
    }
  }
  return joined;
}

function joinCore(a: CoreType, b: CoreType): CoreType {
  const four = (type: CoreType): boolean => type === "i32" || type === "f32";
  return four(a) && four(b) ? "i32" : "i64";
}

/** A core function type. */
export interface CoreSignature {
  readonly params: readonly CoreType[];
  readonly results: readonly CoreType[];
}

/** The core type of a function that a module imports (`lower`) or exports (`lift`). */
export function signatureOf(func: Func, direction: "import" | "export"): CoreSignature {
  const flatParams = func.params.flatMap((param) => layoutOf(param.type).flat);
  const flatResults = layoutOf(func.result).flat;
  const params: CoreType[] = flatParams.length > MAX_FLAT_PARAMS ? ["i32"] : [...flatParams];
  if (flatResults.length <= MAX_FLAT_RESULTS) return { params, results: flatResults };
  return direction === "import" ? { params: [...params, "i32"], results: [] } : { params, results: ["i32"] };
}
