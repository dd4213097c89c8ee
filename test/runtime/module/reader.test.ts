import assert from "node:assert/strict";
import { appendManifest, MODULE_ERRORS, ModuleError, readModule } from "@sandpaw/runtime/module";
import { suite } from "../../harness/index.js";
import { BAD_MODULES } from "./bad-modules.js";
import { behaviour, custom, section, type, vec, wasm } from "./builder.js";
import { validate } from "./judge.js";

const test = suite("module: reader");

for (const { what, code, bytes } of BAD_MODULES) {
  test(`${what} is refused with ${code}`, () => {
    assert.throws(
      () => readModule(bytes),
      (error) => error instanceof ModuleError && error.code === code && error.message.startsWith(`${code}: `),
    );
  });
}

test("the smallest module is read", () => {
  const info = readModule(wasm());
  assert.deepEqual(info, {
    size: 8,
    sections: [],
    imports: [],
    exports: [],
    tables: [],
    globals: [],
    functions: 0,
    elementSegments: 0,
    dataSegments: 0,
    hasStart: false,
  });
});

test("interface and limits are read", () => {
  const info = readModule(
    behaviour({
      imports: [{ module: "m", name: "f", params: ["i32", "f64"], results: ["i64"] }],
      exports: [{ name: "_start" }, { name: "sum", params: ["f32"], results: ["i32", "f64"] }],
      memory: [2, 10],
      table: [5],
    }),
  );
  assert.deepEqual(info.imports, [
    { module: "m", name: "f", type: { params: ["i32", "f64"], results: ["i64"] } },
  ]);
  assert.deepEqual(info.exports, [
    { kind: "function", name: "_start", type: { params: [], results: [] } },
    { kind: "function", name: "sum", type: { params: ["f32"], results: ["i32", "f64"] } },
    { kind: "memory", name: "memory" },
  ]);
  assert.deepEqual(info.memory, { min: 2, max: 10 });
  assert.deepEqual(info.tables, [{ min: 5, element: "funcref" }]);
  assert.equal(info.functions, 2);
});

test("globals of every constant form are stepped over", () => {
  const info = readModule(
    wasm(
      section(
        6,
        vec([
          [0x7f, 0, 0x41, 0xff, 0xff, 0xff, 0xff, 0x07, 0x0b],
          [0x7f, 1, 0x41, 0x80, 0x80, 0x80, 0x80, 0x78, 0x0b],
          [0x7e, 1, 0x42, ...Array.from({ length: 9 }, () => 0x80), 0x7f, 0x0b],
          [0x7d, 0, 0x43, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b],
          [0x7c, 0, 0x44, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b],
          [0x70, 0, 0xd0, 0x70, 0x0b],
          [0x7b, 0, 0xfd, 12, ...Array.from({ length: 16 }, () => 0x0b), 0x0b],
        ]),
      ),
    ),
  );
  assert.deepEqual(
    info.globals.map((one) => one.type),
    ["i32", "i32", "i64", "f32", "f64", "funcref", "v128"],
  );
});

test("a padded size, as LLVM writes it, is taken", () => {
  const body = vec([type()]);
  const info = readModule(
    Uint8Array.from([...wasm(), 1, body.length | 0x80, 0x80, 0x80, 0x80, 0x00, ...body]),
  );
  assert.equal(info.sections[0]?.end, 8 + 6 + body.length);
});

test("a manifest is written once, and read back as it was", () => {
  const manifest = new TextEncoder().encode('{"name":"hop"}');
  const bytes = appendManifest(behaviour({}), manifest);
  assert.deepEqual(Buffer.from(readModule(bytes).manifest ?? []), Buffer.from(manifest));
  assert.ok(validate(bytes));
  assert.throws(() => appendManifest(bytes, manifest), { code: "manifest-repeated" });
});

test("custom sections of any name may stand anywhere", () => {
  const info = readModule(
    wasm(custom("name"), section(1, [0]), custom("go:buildid", [1, 2]), section(7, [0]), custom("")),
  );
  assert.deepEqual(
    info.sections.map((one) => one.name),
    ["name", undefined, "go:buildid", undefined, ""],
  );
});

test("every code says what it means and what to do", () => {
  for (const entry of Object.values(MODULE_ERRORS)) {
    assert.match(entry.meaning, /\.$/);
    assert.match(entry.remedy, /\.$/);
  }
});

test.run();
