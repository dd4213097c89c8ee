/** Values of the robot API, made by the model alone: no code is shared with the generators. */

import * as fc from "fast-check";
import { API } from "./definition.js";
import { camelCase } from "./lift.js";
import type { GuestEvent } from "@sandpaw/runtime/protocol";
import type { Type } from "@sandpaw/runtime/wit";

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
        Object.fromEntries(type.fields.map((field) => [camelCase(field.name), anyValue(field.type, most)])),
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
