/** Values of the robot API made and read by the model alone: an oracle that shares no code with the generators. */

import * as fc from "fast-check";
import { API } from "./definition.js";
import { FUNCTIONS, type GuestEvent, type RobotFunction } from "@sandpaw/runtime/protocol";
import { casesOf, fieldOffsets, layoutOf, payloadOffset, type Type } from "@sandpaw/runtime/wit";

/** A function of the table by its name, its types forgotten. */
export function anyFunction(key: string): RobotFunction<readonly unknown[], unknown> {
  const found: unknown = new Map<string, unknown>(Object.entries(FUNCTIONS)).get(key);
  if (found === undefined) throw new Error(`${key} is not in the table`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the values come from the model, not from types
  return found as RobotFunction<readonly unknown[], unknown>;
}

const camel = (name: string): string => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Any value of a type, as TypeScript has it. Lists have at most `most` items. */
export function anyValue(type: Type | null, most = 20): fc.Arbitrary<unknown> {
  if (type === null) return fc.constant(undefined);
  switch (type.kind) {
    case "primitive":
      return anyPrimitive(type.name);
    case "list":
      if (type.element.kind === "primitive" && type.element.name === "u8")
        return fc.uint8Array({ maxLength: most });
      if (type.element.kind === "primitive" && type.element.name === "f32")
        return fc.float32Array({ maxLength: most });
      return fc.array(anyValue(type.element, most), { maxLength: most });
    case "option":
      return fc.option(anyValue(type.some, most), { nil: undefined });
    case "result":
      return fc.oneof(
        anyValue(type.ok, most).map((value) => ({ ok: true, value })),
        anyValue(type.error, most).map((error) => ({ ok: false, error })),
      );
    case "record":
      return fc.record(
        Object.fromEntries(type.fields.map((field) => [camel(field.name), anyValue(field.type, most)])),
        { noNullPrototype: true },
      );
    case "enum":
      return fc.constantFrom(...type.cases.map((one) => one.name));
    case "variant":
      return fc.oneof(
        ...type.cases.map((one) =>
          anyValue(one.type, most).map((val) =>
            one.type === null ? { tag: one.name } : { tag: one.name, val },
          ),
        ),
      );
  }
}

function anyPrimitive(name: string): fc.Arbitrary<unknown> {
  switch (name) {
    case "bool":
      return fc.boolean();
    case "u64":
      return fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
    case "f32":
      return fc.float();
    case "f64":
      return fc.double();
    case "string":
      return fc.string({ unit: "binary", maxLength: 20 });
    case "u8":
      return fc.nat(0xff);
    case "u16":
      return fc.nat(0xffff);
    case "s32":
      return fc.integer();
    default:
      return fc.integer({ min: 0, max: 0xffff_ffff });
  }
}

const EVENT = API.types.find((type) => type.name === "event") ?? null;
/** Any event. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the model says that it is one
export const anyEvent = anyValue(EVENT) as fc.Arbitrary<GuestEvent>;

/** Reads a value out of a memory in the canonical layout, UTF-8 texts. */
export function liftFrom(bytes: Uint8Array, type: Type | null, at: number): unknown {
  if (type === null) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const payload = (cases: readonly (Type | null)[]): unknown =>
    liftFrom(bytes, cases[view.getUint8(at)] ?? null, at + payloadOffset(type));
  switch (type.kind) {
    case "primitive":
      return liftPrimitive(view, type.name, at);
    case "list": {
      const [items, count] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
      const { size } = layoutOf(type.element);
      const values = Array.from({ length: count }, (_, i) => liftFrom(bytes, type.element, items + i * size));
      if (type.element.kind !== "primitive") return values;
      if (type.element.name === "u8") return Uint8Array.from(values, Number);
      return type.element.name === "f32" ? Float32Array.from(values, Number) : values;
    }
    case "option":
      return payload(casesOf(type));
    case "result":
      return view.getUint8(at) === 0
        ? { ok: true, value: payload(casesOf(type)) }
        : { ok: false, error: payload(casesOf(type)) };
    case "record": {
      const offsets = fieldOffsets(type.fields);
      const entries = type.fields.map(
        (field, i) => [camel(field.name), liftFrom(bytes, field.type, at + (offsets[i] ?? NaN))] as const,
      );
      return Object.fromEntries(entries);
    }
    case "enum":
      return type.cases[view.getUint8(at)]?.name;
    case "variant": {
      const one = type.cases[view.getUint8(at)];
      return one?.type === null ? { tag: one.name } : { tag: one?.name, val: payload(casesOf(type)) };
    }
  }
}

function liftPrimitive(view: DataView, name: string, at: number): unknown {
  switch (name) {
    case "bool":
      return view.getUint8(at) !== 0;
    case "u8":
      return view.getUint8(at);
    case "u16":
      return view.getUint16(at, true);
    case "s32":
      return view.getInt32(at, true);
    case "u64":
      return view.getBigUint64(at, true);
    case "f32":
      return view.getFloat32(at, true);
    case "f64":
      return view.getFloat64(at, true);
    case "string":
      return Buffer.from(
        view.buffer,
        view.byteOffset + view.getUint32(at, true),
        view.getUint32(at + 4, true),
      ).toString();
    default:
      return view.getUint32(at, true);
  }
}
