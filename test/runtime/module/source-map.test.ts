import assert from "node:assert/strict";
import fc from "fast-check";
import { ModuleError, readSourceMap } from "@sandpaw/runtime/module";
import { suite } from "../../harness/index.js";

const test = suite("module: source map");

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function vlq(number: number): string {
  let rest = number < 0 ? -number * 2 + 1 : number * 2;
  let text = "";
  do {
    const low = rest % 32;
    rest = Math.floor(rest / 32);
    text += DIGITS[rest > 0 ? low + 32 : low] ?? "";
  } while (rest > 0);
  return text;
}

function mapWith(mappings: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ version: 3, sources: ["a.ts", "b.ts"], names: [], mappings, ...more });
}

test("what was encoded is found again, at its offset and up to the next one", () => {
  const entry = fc.record({
    gap: fc.integer({ min: 1, max: 70_000 }),
    source: fc.nat({ max: 1 }),
    line: fc.nat({ max: 100_000 }),
    column: fc.nat({ max: 5000 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), (entries) => {
      let last = { source: 0, line: 0, column: 0 };
      const groups = entries.map((one) => {
        const deltas = [one.gap, one.source - last.source, one.line - last.line, one.column - last.column];
        last = one;
        return deltas.map(vlq).join("");
      });
      const map = readSourceMap(mapWith(groups.join(",")));
      assert.equal(map.placeOf(0), undefined);
      let offset = 0;
      for (const { gap, source, line, column } of entries) {
        offset += gap;
        const place = { source: source === 0 ? "a.ts" : "b.ts", line: line + 1, column: column + 1 };
        assert.deepEqual(map.placeOf(offset), place);
      }
      assert.deepEqual(map.placeOf(offset + 1_000_000), map.placeOf(offset));
    }),
  );
});

test("a stretch without a source has no place, but for what stands just behind one", () => {
  const map = readSourceMap(mapWith(`${vlq(10)}AAA,${vlq(5)},${vlq(100)}ACA`));
  assert.deepEqual([map.placeOf(14)?.line, map.placeOf(15)?.line, map.placeOf(30)?.line], [1, 1, 1]);
  assert.equal(map.placeOf(80), undefined);
  assert.equal(map.placeOf(115)?.line, 2);
});

test("the innermost function around the line gives its name", () => {
  const functions = [
    [0, 1, 20, "outer"],
    [0, 5, 9, "Box.inner"],
    [1, 1, 99, "other"],
  ];
  const at = (line: number): string | undefined =>
    readSourceMap(mapWith(`AA${vlq(line - 1)}A`, { x_sandpaw_functions: functions })).placeOf(0)?.name;
  assert.deepEqual([at(2), at(7), at(10), at(30)], ["outer", "Box.inner", "outer", undefined]);
});

const WRONG: readonly (readonly [what: string, text: string])[] = [
  ["no JSON", "{"],
  ["no object", "[]"],
  ["another revision", JSON.stringify({ version: 2, sources: [], mappings: "" })],
  ["no mappings", JSON.stringify({ version: 3, sources: [] })],
  ["no sources", JSON.stringify({ version: 3, mappings: "" })],
  ["a source that is no text", JSON.stringify({ version: 3, sources: [1], mappings: "" })],
  ["several lines of code", mapWith("AAAA;AAAA")],
  ["an unknown digit", mapWith("AA!A")],
  ["a number that breaks off", mapWith("AAAg")],
  ["a number too long", mapWith("gggggggggA")],
  ["a number too large", mapWith("//////H")],
  ["an offset that goes back", mapWith("KAAA,DAAA")],
  ["a group of two", mapWith("AA")],
  ["a source that is not listed", mapWith("AEAA")],
  ["a line before the first", mapWith("AADA")],
  ["functions of no source", mapWith("", { x_sandpaw_functions: [[2, 1, 1, "f"]] })],
  ["functions in another form", mapWith("", { x_sandpaw_functions: [[0, 1, "f"]] })],
];

for (const [what, text] of WRONG) {
  test(`${what} is refused`, () => {
    assert.throws(
      () => readSourceMap(text),
      (error) => error instanceof ModuleError && error.code === "source-map-invalid",
    );
  });
}

test("whatever the mappings are, it is a map or a refusal", () => {
  const letters = fc.string({ unit: fc.constantFrom(...DIGITS, ",", ";"), maxLength: 200 });
  fc.assert(
    fc.property(letters, fc.nat(), (mappings, offset) => {
      try {
        readSourceMap(mapWith(mappings)).placeOf(offset);
      } catch (error) {
        assert.ok(error instanceof ModuleError);
      }
    }),
  );
});

test.run();
