/**
 * What the code of a module does that not every Node starts, or that not every processor computes to the same bits.
 * Measured over Node 20 to 26 on x86-64, aarch64 and ARMv7: everything else gave the same bits everywhere.
 */

import { ByteReader } from "./byte-reader.js";
import { PREFIX, prefixed, readInstruction, skipLocals } from "./instructions.js";
import { SECTION } from "./section-ids.js";
import { splitSections } from "./sections.js";

export const CODE_FEATURES = [
  /** Arithmetic on `f32x4`: ARMv7's NEON takes denormals for zero, the others compute with them. */
  "simd-f32",
  /** Any other SIMD instruction. */
  "simd",
  /** Their results are the processor's own by specification; Node 20 does not know them. */
  "relaxed-simd",
  /** Reinterpretation or sign of a float: shows the sign of a NaN, which is set on x86-64 and clear on ARM. */
  "float-bits",
  "tail-calls",
  "atomics",
] as const;
export type CodeFeature = (typeof CODE_FEATURES)[number];

/** How many instructions of each kind the module holds; what it lacks is absent. */
export type CodeFeatures = ReadonlyMap<CodeFeature, number>;

/** Opcodes of `f32x4` that compute or compare; loads, lanes and shuffles only move bits. */
const SIMD_F32: readonly (readonly [number, number])[] = [
  [0x41, 0x46], // eq to ge
  [0x5e, 0x5f], // demote, promote
  [0x67, 0x6a], // ceil, floor, trunc, nearest
  [0xe0, 0xeb], // abs to pmax
  [0xf8, 0xf9], // to integers
];
const FIRST_RELAXED = 0x100;
/** f32.copysign, f64.copysign, i32.reinterpret_f32, i64.reinterpret_f64. */
const FLOAT_BITS: ReadonlySet<number> = new Set([0x98, 0xa6, 0xbc, 0xbd]);
const TAIL_CALLS: ReadonlySet<number> = new Set([0x12, 0x13]);

/** Counts them over all functions. Throws `ModuleError` where the code cannot be read. */
export function readCodeFeatures(bytes: Uint8Array): CodeFeatures {
  const counts = new Map<CodeFeature, number>();
  const code = splitSections(bytes).find(({ id }) => id === SECTION.code);
  if (code === undefined) return counts;
  const section = new ByteReader(bytes, code.body, code.end, "the code section");
  for (let n = section.count("functions"); n > 0; n -= 1) {
    const length = section.u32();
    const body = new ByteReader(bytes, section.offset, section.offset + length, "a function");
    section.skip(length);
    skipLocals(body);
    while (!body.done) {
      const feature = featureOf(readInstruction(body));
      if (feature !== undefined) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  section.finish();
  return counts;
}

function featureOf(opcode: number): CodeFeature | undefined {
  if (opcode >= prefixed(PREFIX.atomic, 0)) return "atomics";
  if (opcode >= prefixed(PREFIX.simd, 0)) return simdFeature(opcode - prefixed(PREFIX.simd, 0));
  if (FLOAT_BITS.has(opcode)) return "float-bits";
  return TAIL_CALLS.has(opcode) ? "tail-calls" : undefined;
}

function simdFeature(opcode: number): CodeFeature {
  if (opcode >= FIRST_RELAXED) return "relaxed-simd";
  return SIMD_F32.some(([first, last]) => first <= opcode && opcode <= last) ? "simd-f32" : "simd";
}
