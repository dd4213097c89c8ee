/** The wire format: what protobuf's own documentation states, laws, and bytes that are none. */

import assert from "node:assert/strict";
import {
  any,
  bytes,
  child,
  children,
  flag,
  message,
  ShimError,
  signed,
  text,
  texts,
  timestamp,
  unsigned,
  type Any,
  type Codec,
} from "@sandpaw/shim";
import * as fc from "fast-check";
import { suite } from "../../harness/index.js";

const test = suite("shim: protobuf");

interface Sample {
  readonly id: string;
  readonly count: number;
  readonly offset: number;
  readonly on: boolean;
  readonly raw: Uint8Array;
  readonly names: readonly string[];
  readonly inner: Any | undefined;
  readonly all: readonly Any[];
  readonly at: Date | undefined;
}
const sample: Codec<Sample> = message<Sample>({
  id: text(1),
  count: unsigned(2),
  offset: signed(3),
  on: flag(4),
  raw: bytes(5),
  names: texts(6),
  inner: child(7, any),
  all: children(8, any),
  at: timestamp(150),
});

const anyValue = fc.record({ typeUrl: fc.string(), value: fc.uint8Array({ maxLength: 20 }) });
const value: fc.Arbitrary<Sample> = fc.record({
  id: fc.string({ unit: "grapheme" }),
  count: fc.maxSafeNat(),
  offset: fc.maxSafeInteger(),
  on: fc.boolean(),
  raw: fc.uint8Array({ maxLength: 300 }),
  names: fc.array(fc.string(), { maxLength: 4 }),
  inner: fc.option(anyValue, { nil: undefined }),
  all: fc.array(anyValue, { maxLength: 3 }),
  at: fc.option(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), { nil: undefined }),
});

test("the examples of protobuf's own page", () => {
  const one = message<{ a: number }>({ a: unsigned(1) });
  assert.deepEqual([...one.encode({ a: 150 })], [0x08, 0x96, 0x01]);
  const two = message<{ b: string }>({ b: text(2) });
  assert.deepEqual([...two.encode({ b: "testing" })], [0x12, 7, ...Buffer.from("testing")]);
  const negative = message<{ a: number }>({ a: signed(1) });
  assert.deepEqual([...negative.encode({ a: -2 })], [0x08, 0xfe, ...Array<number>(8).fill(0xff), 0x01]);
});

test("what is written is read again", () => {
  fc.assert(
    fc.property(value, (one) => assert.deepEqual(plain(sample.decode(sample.encode(one))), plain(one))),
  );
});

test("defaults are not written, and are there when nothing was", () => {
  assert.equal(sample.encode({ id: "", count: 0, on: false, names: [], inner: undefined }).length, 0);
  assert.deepEqual(sample.decode(new Uint8Array(0)).names, []);
});

test("fields that nobody knows are passed over, whatever their layout", () => {
  const unknown = [
    0xf8, 0x3f, 1, 0xf9, 0x3f, 1, 2, 3, 4, 5, 6, 7, 8, 0xfd, 0x3f, 1, 2, 3, 4, 0xfa, 0x3f, 1, 9,
  ];
  const known = [...sample.encode({ id: "x" })];
  assert.equal(sample.decode(Uint8Array.from([...unknown, ...known, ...unknown])).id, "x");
});

test("Go's empty time is a time", () => {
  const raw = message<{ at: Date | undefined }>({ at: timestamp(1) });
  const zero = Uint8Array.from([0x0a, 11, 0x08, 0x80, 0x92, 0xb8, 0xc3, 0x98, 0xfe, 0xff, 0xff, 0xff, 0x01]);
  assert.equal(raw.decode(zero).at?.toISOString(), "0001-01-01T00:00:00.000Z");
});

for (const [what, raw] of [
  ["a number that is cut off", [0x10, 0x80]],
  ["a number of eleven bytes", [0x10, ...Array<number>(10).fill(0x80), 1]],
  ["a number of more than 64 bits", [0x10, ...Array<number>(9).fill(0xff), 2]],
  ["a number beyond what a double holds", [0x10, ...Array<number>(8).fill(0xff), 0x7f]],
  ["a text that is cut off", [0x0a, 5, 65]],
  ["a text that is no UTF-8", [0x0a, 1, 0xff]],
  ["a length of 2^53", [0x0a, ...Array<number>(7).fill(0x80), 0x10]],
  ["field 0", [0x00, 0]],
  ["a layout that does not exist", [0x7b]],
  ["a text where a number belongs", [0x12, 1, 65]],
  ["an inner message that is broken", [0x3a, 2, 0x0a, 9]],
] as const) {
  test(`refused: ${what}`, () => {
    assert.throws(
      () => sample.decode(Uint8Array.from(raw)),
      (error: unknown) => error instanceof ShimError && error.code === "shim-message-malformed",
    );
  });
}

test("any bytes are read or refused, nothing else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (raw) => {
      try {
        sample.decode(raw);
      } catch (error) {
        assert.ok(error instanceof ShimError);
      }
    }),
  );
});

const flat = (a: Any | undefined): unknown => a && { ...a, value: [...a.value] };

/** Views and their copies are equal. */
function plain(one: Sample): unknown {
  return { ...one, raw: [...one.raw], inner: flat(one.inner), all: one.all.map(flat) };
}

test.run();
