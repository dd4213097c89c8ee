import assert from "node:assert/strict";
import { capModule, readModule } from "@sandpaw/runtime/module";
import * as fc from "fast-check";
import { suite } from "../../harness/index.js";
import { behaviour, custom, section, type, vec, wasm } from "./builder.js";
import { instantiate, validate } from "./judge.js";

const test = suite("module: cap");
const PAGE = 65_536;

const limits = (n: readonly number[]): number[] => [n.length - 1, ...n];

/** Exports `grow`: grows the memory by its argument; and `growTable`. */
function growing(memory: readonly number[], table: readonly number[]): Uint8Array {
  const grow = [0, 0x20, 0, 0x40, 0, 0x0b];
  const growTable = [0, 0xd0, 0x70, 0x20, 0, 0xfc, 15, 0, 0x0b];
  return wasm(
    custom("producers", [1, 2, 3]),
    section(1, vec([type(["i32"], ["i32"])])),
    section(3, vec([[0], [0]])),
    section(4, vec([[0x70, ...limits(table)]])),
    section(5, vec([limits(memory)])),
    section(
      7,
      vec([
        [4, ...Buffer.from("grow"), 0, 0],
        [9, ...Buffer.from("growTable"), 0, 1],
      ]),
    ),
    section(
      10,
      vec([
        [grow.length, ...grow],
        [growTable.length, ...growTable],
      ]),
    ),
    custom("name", [0, 2, 1, 0x6d]),
  );
}

test("memory and table stop at the cap", () => {
  const original = growing([1], [2]);
  const free = instantiate(original);
  assert.equal(free("grow", 10), 1);
  assert.equal(free("growTable", 1000), 2);
  const capped = capModule(original, { memoryBytes: 4 * PAGE + 17, tableElements: 8 });
  assert.deepEqual(capped.memory, { min: 1, max: 4 });
  assert.deepEqual(capped.tables, [{ min: 2, max: 8, element: "funcref" }]);
  const guest = instantiate(capped.bytes);
  assert.equal(guest("grow", 4), -1);
  assert.equal(guest("grow", 3), 1);
  assert.equal(guest("grow", 1), -1);
  assert.equal(guest("growTable", 7), -1);
  assert.equal(guest("growTable", 6), 2);
});

test("a maximum of its own that is lower stays", () => {
  const { memory, tables } = capModule(growing([1, 2], [1, 3]), {
    memoryBytes: 9 * PAGE,
    tableElements: 100,
  });
  assert.deepEqual(memory, { min: 1, max: 2 });
  assert.deepEqual(tables, [{ min: 1, max: 3, element: "funcref" }]);
});

test("a module that begins above its grant is refused", () => {
  const caps = { memoryBytes: 2 * PAGE, tableElements: 4 };
  assert.throws(() => capModule(growing([3], [1]), caps), { code: "memory-over-grant" });
  assert.throws(() => capModule(growing([1], [5]), caps), { code: "table-over-grant" });
});

test("custom sections are dropped, but the names of functions", () => {
  const capped = capModule(growing([1], [1]), { memoryBytes: PAGE, tableElements: 1 });
  const names = readModule(capped.bytes).sections.flatMap((one) => one.name ?? []);
  assert.deepEqual(names, ["name"]);
});

test("the code shift leads back into the signed bytes", () => {
  const original = growing([1], [1]);
  const capped = capModule(original, { memoryBytes: 200 * PAGE, tableElements: 60_000 });
  const before = readModule(original).sections.find((one) => one.id === 10);
  const after = readModule(capped.bytes).sections.find((one) => one.id === 10);
  assert.ok(before && after);
  assert.notEqual(capped.codeShift, 0);
  assert.equal(after.start - capped.codeShift, before.start);
  assert.deepEqual(
    Buffer.from(capped.bytes.subarray(after.start, after.end)),
    Buffer.from(original.subarray(before.start, before.end)),
  );
});

test("capping is idempotent, and only narrows", () => {
  fc.assert(
    fc.property(
      fc.record({
        min: fc.integer({ min: 0, max: 60 }),
        table: fc.integer({ min: 0, max: 60 }),
        pages: fc.integer({ min: 60, max: 65_536 }),
        elements: fc.integer({ min: 60, max: 1_000_000 }),
      }),
      ({ min, table, pages, elements }) => {
        const caps = { memoryBytes: pages * PAGE, tableElements: elements };
        const once = capModule(growing([min], [table]), caps);
        assert.ok(validate(once.bytes));
        assert.deepEqual(capModule(once.bytes, caps).bytes, once.bytes);
        assert.deepEqual(once.memory, { min, max: pages });
        assert.deepEqual(once.tables, [{ min: table, max: elements, element: "funcref" }]);
      },
    ),
  );
});

test("a module without memory and table is only stripped", () => {
  const original = behaviour({ memory: null });
  assert.deepEqual(
    Buffer.from(capModule(original, { memoryBytes: 0, tableElements: 0 }).bytes),
    Buffer.from(original),
  );
});

test.run();
