/** Laws over mutated modules, with V8 as the judge. */

import assert from "node:assert/strict";
import {
  capModule,
  checkHosted,
  type ModuleErrorCode,
  ModuleError,
  readModule,
} from "@sandpaw/runtime/module";
import * as fc from "fast-check";
import { suite } from "../../harness/index.js";
import { behaviour, custom } from "./builder.js";
import { listed, validate } from "./judge.js";

const test = suite("module: mutants");
const CAPS = { memoryBytes: 16 * 1024 * 1024, tableElements: 1000 };

const SEEDS: readonly Uint8Array[] = [
  behaviour({}),
  behaviour({
    imports: [
      { module: "sandpaw:robot/motion@0.1.0", name: "drive", params: ["f64", "f64", "f64", "i32", "i32"] },
      { module: "wasi_snapshot_preview1", name: "random_get", params: ["i32", "i32"], results: ["i32"] },
    ],
    exports: [{ name: "tick" }, { name: "exec", params: ["i32", "i32"], results: ["i32"] }, { name: "init" }],
    memory: [1, 3],
    table: [4],
  }),
  Uint8Array.from([...behaviour({ table: [1, 2] }), ...custom("name", [0, 2, 1, 0x6d])]),
];

/**
 * What V8 takes and a robot does not: proposals, limits that differ, and what V8 lets pass because it ignores
 * custom sections. Everything else that is refused here must be refused there.
 */
const STRICTER_THAN_V8: ReadonlySet<ModuleErrorCode> = new Set([
  "module-exceptions",
  "module-imports-memory",
  "module-imports-table",
  "module-imports-global",
  "module-many-memories",
  "module-memory64",
  "module-shared-memory",
  "module-section-unknown",
  "module-table-initialiser",
  "module-text",
  "module-too-many",
  "module-type",
  "module-value-type",
]);

const mutation = fc.record({
  kind: fc.constantFrom("set", "insert", "delete", "cut", "copy"),
  at: fc.nat(),
  to: fc.nat(),
  byte: fc.integer({ min: 0, max: 255 }),
});

function mutate(
  bytes: number[],
  { kind, at, to, byte }: { kind: string; at: number; to: number; byte: number },
): number[] {
  const i = at % (bytes.length + 1);
  const j = to % (bytes.length + 1);
  if (kind === "set") return bytes.with(Math.min(i, bytes.length - 1), byte);
  if (kind === "insert") return bytes.toSpliced(i, 0, byte);
  if (kind === "delete") return bytes.toSpliced(i, 1);
  if (kind === "cut") return bytes.slice(0, i);
  return bytes.toSpliced(i, 0, ...bytes.slice(j, j + (byte % 16)));
}

const mutant = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([seed, changes]) =>
    changes.reduce(
      (bytes: number[], change) => (bytes.length === 0 ? bytes : mutate(bytes, change)),
      [...seed],
    ),
  )
  .map((bytes) => Uint8Array.from(bytes));

type Read = { readonly info: ReturnType<typeof readModule> } | { readonly error: ModuleError };

function read(bytes: Uint8Array): Read {
  try {
    return { info: readModule(bytes) };
  } catch (error) {
    assert.ok(error instanceof ModuleError, `${String(error)} is not a ModuleError`);
    return { error };
  }
}

test("a mutant is read as V8 reads it, or refused with a code", () => {
  let accepted = 0;
  fc.assert(
    fc.property(mutant, (bytes) => {
      const result = read(bytes);
      if ("error" in result) {
        if (validate(bytes)) assert.ok(STRICTER_THAN_V8.has(result.error.code), result.error.message);
        return;
      }
      if (!validate(bytes)) return;
      accepted += 1;
      assert.deepEqual(
        {
          imports: result.info.imports.map((one) => ({
            module: one.module,
            name: one.name,
            kind: "function",
          })),
          exports: result.info.exports.map((one) => ({ name: one.name, kind: one.kind })),
        },
        listed(bytes),
      );
    }),
    { numRuns: 3000 },
  );
  assert.ok(accepted > 25, `only ${accepted} mutants were valid`);
});

test("capping keeps a valid mutant valid, and does not make an invalid one valid", () => {
  fc.assert(
    fc.property(mutant, (bytes) => {
      const result = read(bytes);
      if ("error" in result) return;
      try {
        const capped = capModule(bytes, CAPS, result.info);
        assert.equal(validate(capped.bytes), validate(bytes));
        assert.deepEqual(readModule(capped.bytes).imports, result.info.imports);
      } catch (error) {
        assert.ok(error instanceof ModuleError, String(error));
        assert.ok(error.code === "memory-over-grant" || error.code === "table-over-grant", error.code);
      }
    }),
    { numRuns: 3000 },
  );
});

test("what is hosted imports nothing from outside the API, whatever was done to it", () => {
  fc.assert(
    fc.property(mutant, (bytes) => {
      const result = read(bytes);
      if ("error" in result) return;
      try {
        checkHosted(result.info);
      } catch (error) {
        assert.ok(error instanceof ModuleError, String(error));
        return;
      }
      for (const { module } of result.info.imports) {
        assert.ok(/^(sandpaw:robot\/[a-z]+@0\.1\.0|wasi_snapshot_preview1)$/.test(module), module);
      }
    }),
    { numRuns: 3000 },
  );
});

test("bytes of no form are refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      read(noise);
      const result = read(Uint8Array.from([...behaviour({}).subarray(0, 8), ...noise]));
      if (noise.length > 40 && "info" in result) assert.ok(result.info.sections.length > 0);
    }),
    { numRuns: 3000 },
  );
});

test("every cut of a module is refused, but those between sections", () => {
  for (const seed of SEEDS) {
    const ends = new Set([8, ...readModule(seed).sections.map((one) => one.end)]);
    for (let length = 0; length < seed.length; length += 1) {
      const result = read(seed.slice(0, length));
      if (!ends.has(length)) assert.ok("error" in result, `${length} bytes were taken`);
    }
  }
});

test("a count is refused before anything of its size is made", () => {
  const huge = [0xff, 0xff, 0xff, 0xff, 0x0f];
  const before = process.memoryUsage().heapUsed;
  for (let id = 1; id <= 12; id += 1) {
    const result = read(Uint8Array.from([...behaviour({}).subarray(0, 8), id, huge.length, ...huge]));
    assert.ok("error" in result || id === 12, `section ${id}`);
  }
  assert.ok(process.memoryUsage().heapUsed - before < 32 * 1024 * 1024);
});

test.run();
