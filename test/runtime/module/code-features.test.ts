/** What the code of a module does is read instruction by instruction, as compilers write it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { ModuleError, readCodeFeatures } from "@sandpaw/runtime/module";
import { suite } from "../../harness/index.js";
import { standardModule } from "../../harness/chain.js";
import { wat } from "../engine/wat.js";
import { section, wasm } from "./builder.js";

const test = suite("module: code features");
const modules = join(dirname(createRequire(import.meta.url).resolve("assemblyscript/package.json")), "..");

async function featuresOf(code: string): Promise<Record<string, number>> {
  return Object.fromEntries(readCodeFeatures(await wat(`(module (memory 1) (table 1 funcref) ${code})`)));
}

test("each feature is found and counted, and nothing else", async () => {
  assert.deepEqual(await featuresOf(`(func (drop (f32.mul (f32.const 1) (f32.const 2))))`), {});
  assert.deepEqual(
    await featuresOf(`(func (param v128) (result v128)
      (f32x4.mul (f32x4.add (local.get 0) (local.get 0)) (local.get 0)))`),
    { "simd-f32": 2 },
  );
  assert.deepEqual(
    await featuresOf(`(func (param v128) (result v128) (i32x4.add (local.get 0) (v128.load (i32.const 0))))`),
    { simd: 2 },
  );
  assert.deepEqual(
    await featuresOf(`(func (param v128) (result v128)
      (f32x4.relaxed_madd (local.get 0) (local.get 0) (local.get 0)))`),
    { "relaxed-simd": 1 },
  );
  assert.deepEqual(
    await featuresOf(`(func (param f64) (result i64)
      (i64.reinterpret_f64 (f64.copysign (local.get 0) (f64.const -1))))`),
    { "float-bits": 2 },
  );
  assert.deepEqual(await featuresOf(`(func $f (return_call $f))`), { "tail-calls": 1 });
  assert.deepEqual(await featuresOf(`(func (atomic.fence))`), { atomics: 1 });
});

test("immediates of every kind are stepped over", async () => {
  // Each is followed by an instruction that is counted: a wrong step would lose it or find another one.
  const after = "(drop (i32.reinterpret_f32 (f32.const 0)))";
  const codes = [
    `(block (result i32) (i32.const -2147483648)) (drop)`,
    `(block (param i32 i32) (result i32) (drop)) (drop)`,
    `(block (block (br_table 0 1 0 (i32.const 1))))`,
    `(drop (i64.const -9223372036854775808))`,
    `(drop (v128.const i64x2 0xbcbcbcbcbcbcbcbc 0xbdbdbdbdbdbdbdbd))`,
    `(drop (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 (v128.const i64x2 0 0) (v128.const i64x2 0 0)))`,
    `(v128.store8_lane offset=188 1 (i32.const 0) (v128.const i64x2 0 0))`,
    `(memory.copy (i32.const 0) (i32.const 0) (i32.const 0)) (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))`,
    `(table.set 0 (i32.const 0) (ref.null func)) (drop (table.grow (ref.null func) (i32.const 1)))`,
    `(drop (select (result funcref) (ref.null func) (ref.func $f) (i32.const 0)))`,
    `(call_indirect (i32.const 0)) (drop (memory.grow (i32.const 0)))`,
    `(drop (i32.trunc_sat_f64_u (f64.const 3))) (i64.store offset=0xbcbc (i32.const 0) (i64.const 1))`,
  ];
  for (const code of codes) {
    const params = code.includes("(param i32 i32)") ? "(i32.const 1) (i32.const 2)" : "";
    const features = await featuresOf(`(elem declare func $f) (func $f ${params} ${code} ${after})`);
    assert.equal(features["float-bits"], 1, code);
  }
});

test("what compilers of three languages write is read to its last byte", async () => {
  for (const path of [
    "jco/lib/wasi_snapshot_preview1.command.wasm",
    "jco-transpile/vendor/wasm-tools.core.wasm",
  ]) {
    readCodeFeatures(readFileSync(join(modules, "@bytecodealliance", path)));
  }
  for (const name of ["cover", "square", "lookout", "steer"]) {
    const features = readCodeFeatures((await standardModule(name)).bytes);
    assert.ok(!features.has("simd-f32") && !features.has("relaxed-simd"), name);
  }
});

test("an instruction that nobody knows is refused, and so is a body that ends in the middle of one", () => {
  const code = (...body: number[]): Uint8Array => wasm(section(10, [1, body.length + 1, 0, ...body]));
  const codeOf = (bytes: Uint8Array): string => {
    try {
      readCodeFeatures(bytes);
      return "read";
    } catch (error) {
      assert.ok(error instanceof ModuleError);
      return error.code;
    }
  };
  assert.equal(codeOf(code(0x0b)), "read");
  assert.equal(codeOf(code(0x06, 0x40, 0x0b)), "module-instruction");
  assert.equal(codeOf(code(0xfd, 0x94, 0x02, 0x0b)), "module-instruction");
  assert.equal(codeOf(code(0x41)), "module-truncated");
  assert.equal(codeOf(code(0x0e, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x0b)), "module-too-many");
});

test("any bytes as a body are read or refused with a code", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (body) => {
      try {
        readCodeFeatures(wasm(section(10, [1, body.length, ...body])));
      } catch (error) {
        assert.ok(error instanceof ModuleError);
      }
    }),
    { numRuns: 2000 },
  );
});

test.run();
