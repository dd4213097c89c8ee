/** Reads values of the robot API by the model alone: an oracle that shares no code with the generators. */

import { casesOf, fieldOffsets, layoutOf, payloadOffset, type Type } from "@sandpaw/runtime/wit";

/** `dock-state` → `dockState`. */
export function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

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
        (field, i) => [camelCase(field.name), liftFrom(bytes, field.type, at + (offsets[i] ?? NaN))] as const,
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
