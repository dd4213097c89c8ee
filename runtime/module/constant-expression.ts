/** Steps over the initial value of a global: constant expressions of WebAssembly 2.0, with extended arithmetic. */

import { MAX_ENTRIES } from "./bounds.js";
import type { ByteReader } from "./byte-reader.js";
import { ModuleError } from "./error.js";

const SIMD_PREFIX = 0xfd;
const V128_CONST = 12;

/** Reads up to and including `end`. Whether the types fit is V8's to check. */
export function skipConstant(reader: ByteReader): void {
  for (let steps = 0; steps < MAX_ENTRIES["steps of a constant"]; steps += 1) {
    const opcode = reader.byte();
    switch (opcode) {
      case 0x0b: // end
        return;
      case 0x41: // i32.const
        reader.skipSigned(32);
        break;
      case 0x42: // i64.const
        reader.skipSigned(64);
        break;
      case 0x43: // f32.const
        reader.skip(4);
        break;
      case 0x44: // f64.const
        reader.skip(8);
        break;
      case 0x23: // global.get
      case 0xd2: // ref.func
        reader.u32();
        break;
      case 0xd0: // ref.null
        reader.byte();
        break;
      case 0x6a: // i32.add, sub, mul; i64.add, sub, mul: no immediates
      case 0x6b:
      case 0x6c:
      case 0x7c:
      case 0x7d:
      case 0x7e:
        break;
      case SIMD_PREFIX:
        if (reader.u32() !== V128_CONST) throw notConstant(opcode);
        reader.skip(16);
        break;
      default:
        throw notConstant(opcode);
    }
  }
  throw new ModuleError(
    "module-too-many",
    `a constant of more than ${MAX_ENTRIES["steps of a constant"]} steps`,
  );
}

function notConstant(opcode: number): ModuleError {
  return new ModuleError("module-constant", `opcode 0x${opcode.toString(16)} does not stand in a constant`);
}
