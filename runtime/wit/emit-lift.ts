/** TypeScript expressions that turn the flat arguments of an imported function into values. */

import { camelCase } from "./api.js";
import { casesName } from "./emit-ts-types.js";
import { MAX_FLAT_PARAMS } from "./layout.js";
import type { Func, Type } from "./model.js";

/** One expression for each parameter, over core parameters `p0`, `p1`, …; `limit` cuts texts, else they may trap. */
export function liftArguments(func: Func, what: string, limit: number | undefined): string[] {
  let next = 0;
  const take = (): string => {
    next += 1;
    if (next > MAX_FLAT_PARAMS)
      throw new Error(`${what}: more than ${MAX_FLAT_PARAMS} flat parameters are not supported`);
    return `p${next - 1}`;
  };
  const lift = (type: Type): string => {
    switch (type.kind) {
      case "primitive":
        return liftPrimitive(type.name, take, what, limit);
      case "record":
        return `{ ${type.fields.map((field) => `${camelCase(field.name)}: ${lift(field.type)}`).join(", ")} }`;
      case "enum":
        return `liftEnum(${casesName(type)}, ${take()}, "${what}")`;
      case "list":
      case "option":
      case "result":
      case "variant":
        throw new Error(`${what}: a parameter with a ${type.kind} is not supported yet`);
    }
  };
  return func.params.map((param) => lift(param.type));
}

function liftPrimitive(name: string, take: () => string, what: string, limit: number | undefined): string {
  switch (name) {
    case "bool":
      return `${take()} !== 0`;
    case "u8":
      return `${take()} & 0xff`;
    case "u16":
      return `${take()} & 0xffff`;
    case "u32":
      return `${take()} >>> 0`;
    case "u64":
      return `BigInt.asUintN(64, ${take()})`;
    case "string": {
      const place = `${take()}, ${take()}`;
      return limit === undefined
        ? `guest.liftText(${place}, "${what}")`
        : `guest.liftLine(${place}, ${limit}, "${what}")`;
    }
    default:
      return take();
  }
}
