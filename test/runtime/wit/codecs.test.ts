import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  decodeEvent,
  encodeEvent,
  FrameError,
  functionOf,
  FUNCTIONS,
  serveCall,
  fail,
  succeed,
  type CallApi,
  type GuestEvent,
} from "@sandpaw/runtime/protocol";
import { suite } from "../../harness/index.js";
import { anyFunction } from "./any-function.js";
import { API } from "./definition.js";
import { anyEvent, anyValue } from "./values.js";

const test = suite("wit: codecs");

const list = (count: number): Uint8Array =>
  Uint8Array.of(...Buffer.from(Uint32Array.of(count).buffer), 1, 2, 3);

for (const { key, func } of API.functions) {
  const { encodeArgs, decodeArgs, encodeResult, decodeResult } = anyFunction(key);
  const args = fc.tuple(...func.params.map((param) => anyValue(param.type)));
  laws(`arguments of ${key}`, args, (values) => encodeArgs(...values), decodeArgs);
  laws(`result of ${key}`, anyValue(func.result), encodeResult, decodeResult);
}
laws("an event", anyEvent, encodeEvent, decodeEvent);

/** What must hold for every codec. */
function laws<T>(
  what: string,
  any: fc.Arbitrary<T>,
  encode: (value: T) => Uint8Array,
  decode: (bytes: Uint8Array) => T,
): void {
  const encoded = any.map((value) => encode(value));

  test(`${what}: what is written is read`, () => {
    fc.assert(fc.property(any, (value) => assert.deepEqual(decode(encode(value)), value)));
  });

  test(`${what}: cut off or too long is refused`, () => {
    fc.assert(
      fc.property(encoded, fc.nat(), (bytes, cut) => {
        assert.throws(() => decode(Uint8Array.of(...bytes, 0)), FrameError);
        if (bytes.length > 0) assert.throws(() => decode(bytes.subarray(0, cut % bytes.length)), FrameError);
      }),
    );
  });

  test(`${what}: damaged bytes are refused, or read as what they say`, () => {
    fc.assert(
      fc.property(encoded, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, flip) => {
        if (bytes.length === 0) return;
        const damaged = Uint8Array.from(bytes);
        const i = at % bytes.length;
        damaged[i] = (damaged[i] ?? 0) ^ flip;
        let value: T;
        try {
          value = decode(damaged);
        } catch (error) {
          assert.ok(error instanceof FrameError, String(error));
          return;
        }
        // Encodings are unique: a value has one form. NaN is the exception; its bits may change.
        if (!hasNaN(value)) assert.deepEqual(Uint8Array.from(encode(value)), damaged);
      }),
    );
  });
}

function hasNaN(value: unknown): boolean {
  if (typeof value === "number") return Number.isNaN(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasNaN);
}

test("a list that announces more than there is allocates nothing", () => {
  assert.throws(() => FUNCTIONS["camera.list"].decodeResult(list(0xffff_ffff)), /announces 4294967295 items/);
  const scan = FUNCTIONS["sensors.scan"].encodeResult(
    succeed({
      stampNs: 1n,
      angleMin: 0,
      angleIncrement: 1,
      rangeMin: 0,
      rangeMax: 1,
      ranges: new Float32Array(0),
    }),
  );
  const lying = Uint8Array.from(scan);
  lying.set([0xff, 0xff, 0xff, 0x3f], lying.length - 4);
  assert.throws(() => FUNCTIONS["sensors.scan"].decodeResult(lying), FrameError);
});

test("text that is not UTF-8 is refused", () => {
  const bytes = Uint8Array.from(FUNCTIONS["camera.describe"].encodeArgs("ab"));
  bytes.set([0xc3, 0x28], 4);
  assert.throws(() => FUNCTIONS["camera.describe"].decodeArgs(bytes), FrameError);
});

test("a value outside its type is not written", () => {
  const twist = { vx: 0, vy: 0, wz: 0 };
  for (const ttl of [-1, 0.5, 2 ** 32, NaN]) {
    assert.throws(() => FUNCTIONS["motion.drive"].encodeArgs(twist, ttl), RangeError);
  }
  const late: GuestEvent = { stampNs: 2n ** 64n, what: { tag: "dropped", val: 1 } };
  assert.throws(() => encodeEvent(late), RangeError);
});

test("numbers of functions are unique and found", () => {
  const ids = API.functions.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, key, carriage } of API.functions) {
    const found = functionOf(id);
    assert.equal(`${found?.interface}.${found?.name} ${found?.carriage}`, `${key} ${carriage}`);
  }
  assert.equal(functionOf(0), undefined);
});

/** A server that answers with what it was given. */
const ECHO: CallApi = {
  motion: {
    drive: (velocity) => Promise.resolve(succeed({ applied: velocity, limitedBy: "none" })),
    stop: () => succeed(undefined),
    limits: () => {
      throw new Error("not asked");
    },
    goTo: () => fail("no-lease"),
    spin: () => fail("no-lease"),
    dock: () => fail("no-lease"),
    undock: () => fail("no-lease"),
    poll: () => fail("invalid"),
    cancel: () => fail("invalid"),
  },
  sensors: { mapInfo: () => fail("unavailable"), mapTile: () => fail("unavailable") },
  camera: {
    list: () => ["front"],
    describe: () => ({ ok: false, error: "invalid" }),
    capture: () => ({ ok: false, error: "unavailable" }),
  },
  store: {
    get: () => fail("invalid"),
    set: () => fail("invalid"),
    remove: () => fail("invalid"),
    keys: () => [],
  },
  telemetry: { gauge: () => succeed(undefined), counter: () => ({ ok: false, error: "invalid" }) },
};

test("a call is served: arguments in, result out, at once or later", async () => {
  const { id, encodeArgs, decodeResult } = FUNCTIONS["motion.drive"];
  const applied = { vx: 0.5, vy: -1, wz: 2 };
  const later = serveCall(ECHO, id, encodeArgs(applied, 300));
  assert.ok(later instanceof Promise);
  assert.deepEqual(decodeResult(await later), succeed({ applied, limitedBy: "none" }));
  const now = serveCall(ECHO, FUNCTIONS["camera.list"].id, new Uint8Array(0));
  assert.ok(now instanceof Uint8Array);
  assert.deepEqual(FUNCTIONS["camera.list"].decodeResult(now), ["front"]);
});

test("bad arguments and functions that are no calls are refused before anything runs", () => {
  assert.throws(() => serveCall(ECHO, FUNCTIONS["motion.stop"].id, Uint8Array.of(1)), FrameError);
  assert.throws(() => serveCall(ECHO, FUNCTIONS["motion.drive"].id, new Uint8Array(5)), FrameError);
  for (const id of [0, 0xffff, FUNCTIONS["sensors.scan"].id, FUNCTIONS["log.write"].id]) {
    assert.throws(() => serveCall(ECHO, id, new Uint8Array(0)), RangeError);
  }
});

test.run();
