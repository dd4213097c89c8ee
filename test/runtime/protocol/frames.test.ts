import assert from "node:assert/strict";
import fc from "fast-check";
import {
  decodeToEngine,
  decodeToRobot,
  decodeToSupervisor,
  encodeFrame,
  encodeMessage,
  FrameDecoder,
  FrameError,
  type Frame,
  type ToEngine,
  type ToRobot,
  type ToSupervisor,
} from "@sandpaw/runtime/protocol";
import { suite } from "../../harness/index.js";

const test = suite("protocol: frames");

const u32 = fc.nat({ max: 0xffff_ffff });
const u64 = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
const bytes = fc.uint8Array({ maxLength: 300 });
const text = fc.string({ unit: "grapheme", maxLength: 50 });

const waits = fc.record({ op: fc.constant("wait" as const), deadlineNs: u64, mask: fc.nat({ max: 255 }) });
const toRobot: fc.Arbitrary<ToRobot> = fc.oneof(
  fc.record({ op: fc.constant("attach" as const), token: fc.uint8Array({ minLength: 16, maxLength: 16 }) }),
  fc.record({ op: fc.constant("call" as const), fn: fc.nat({ max: 65_535 }), stampNs: u64, args: bytes }),
  waits,
  fc.constant({ op: "detach" as const }),
);
const toSupervisor: fc.Arbitrary<ToSupervisor> = fc.oneof(
  fc.constant({ op: "ready" as const }),
  fc.record({ op: fc.constant("started" as const), atNs: u64 }),
  fc.record({ op: fc.constant("log" as const), level: fc.nat({ max: 3 }), stampNs: u64, text }),
  fc.record({ op: fc.constant("execResult" as const), id: u32, ok: fc.boolean(), text }),
  fc.record({
    op: fc.constant("ticks" as const),
    report: fc.record({ ticks: u32, skipped: u32, lateP50: u32, lateP99: u32, lateMax: u32 }),
  }),
  fc.record({
    op: fc.constant("exited" as const),
    exit: fc.record(
      {
        reason: fc.constantFrom("exit" as const, "trap" as const),
        code: u32,
        message: text,
        frames: fc.array(
          fc.record(
            { index: u32, offset: u32, name: text },
            { requiredKeys: ["index", "offset"], noNullPrototype: true },
          ),
          { maxLength: 32 },
        ),
      },
      { requiredKeys: ["reason", "code", "message"], noNullPrototype: true },
    ),
  }),
  fc.record({ op: fc.constant("stdin" as const), atMost: u32 }),
  fc.record({
    op: fc.constant("file" as const),
    ask: fc.record({
      verb: fc.constantFrom("look" as const, "read" as const, "list" as const),
      follow: fc.boolean(),
      path: fc.string({ unit: "binary", maxLength: 250 }),
    }),
  }),
  waits,
);
const header = fc.record(
  {
    shape: fc.constantFrom("program" as const, "reactor" as const),
    rateHz: fc.nat({ max: 1000 }),
    args: fc.array(text),
    env: fc.array(text),
    interfaces: fc.array(text),
    token: fc.constant("00112233445566778899aabbccddeeff"),
    stringEncoding: fc.constantFrom("utf8" as const, "utf16" as const),
  },
  { requiredKeys: ["shape", "rateHz", "args", "env", "interfaces"], noNullPrototype: true },
);
const woken = fc.oneof(
  fc.constant({ why: "deadline" as const }),
  fc.record({ why: fc.constant("stop" as const), graceMs: u32 }),
  fc.record({ why: fc.constant("event" as const), event: bytes }),
  fc.record({ why: fc.constant("exec" as const), id: u32, line: text }),
);
const toEngine: fc.Arbitrary<ToEngine> = fc.oneof(
  fc.record({
    op: fc.constant("attached" as const),
    mode: fc.constantFrom("live" as const, "lockstep" as const),
    nowNs: u64,
    seed: u64,
  }),
  fc.record({ op: fc.constant("result" as const), nowNs: u64, result: bytes }),
  fc.record({ op: fc.constant("woken" as const), nowNs: u64, woken }),
  fc.record({ op: fc.constant("failed" as const), message: text }),
  fc.record({ op: fc.constant("load" as const), header, module: bytes }),
  fc.record({ op: fc.constant("stdinData" as const), data: bytes }),
  fc.record({
    op: fc.constant("fileReply" as const),
    reply: fc.oneof(
      fc.record({ refusal: fc.constantFrom("missing" as const, "outside" as const, "failed" as const) }),
      fc.record({
        kind: fc.constantFrom("file" as const, "folder" as const, "link" as const),
        size: u32,
        modifiedNs: u64,
        inode: u64,
        data: bytes,
      }),
    ),
  }),
);

/** Feeds a stream in pieces of the given sizes, and copies every frame out. */
function cut(stream: Uint8Array, sizes: readonly number[], maximum: number): Frame[] {
  const decoder = new FrameDecoder(maximum);
  const frames: Frame[] = [];
  let at = 0;
  for (let i = 0; at < stream.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    decoder.push(stream.slice(at, at + size));
    at += size;
    for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
      frames.push({ op: frame.op, payload: Uint8Array.from(frame.payload) });
    }
  }
  assert.ok(decoder.idle);
  return frames;
}

function roundTrip<T extends ToRobot | ToSupervisor | ToEngine>(
  messages: fc.Arbitrary<T>,
  decode: (frame: Frame) => T,
): void {
  fc.assert(
    fc.property(
      fc.array(messages, { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
      (sent, sizes) => {
        const got = cut(Buffer.concat(sent.map(encodeMessage)), sizes, 8192).map(decode);
        assert.deepEqual(plain(got), plain(sent));
      },
    ),
  );
}

/** Views and arrays of other origin compare by their bytes. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => {
      if (typeof inner === "bigint") return `${inner}n`;
      return inner instanceof Uint8Array ? Buffer.from(inner).toString("hex") : inner;
    }),
  );
}

test("every message of every channel survives any cutting of the stream", () => {
  roundTrip(toRobot, decodeToRobot);
  roundTrip(toSupervisor, decodeToSupervisor);
  roundTrip(toEngine, decodeToEngine);
});

test("two bytes at a time are enough", () => {
  const sent = encodeMessage({ op: "log", level: 1, stampNs: 5n, text: "hëllo" });
  assert.deepEqual(cut(sent, [2], 100).map(decodeToSupervisor), [
    { op: "log", level: 1, stampNs: 5n, text: "hëllo" },
  ]);
});

test("a frame beyond the maximum is refused from its header alone", () => {
  const decoder = new FrameDecoder(10);
  decoder.push(Uint8Array.of(11, 0, 0, 0));
  assert.throws(() => decoder.next(), { code: "frame-too-long" });
  assert.equal(cut(encodeFrame(1, new Uint8Array(9)), [3], 10).length, 1);
});

test("a frame without an operation is refused", () => {
  const decoder = new FrameDecoder(10);
  decoder.push(Uint8Array.of(0, 0, 0, 0));
  assert.throws(() => decoder.next(), { code: "frame-empty" });
});

test("an end of file inside a frame is not clean", () => {
  const decoder = new FrameDecoder(10);
  assert.ok(decoder.idle);
  decoder.push(Uint8Array.of(3, 0));
  assert.equal(decoder.next(), undefined);
  assert.ok(!decoder.idle);
});

test("any bytes either decode, and encode to themselves, or are a FrameError", () => {
  for (const decode of [decodeToRobot, decodeToSupervisor, decodeToEngine]) {
    fc.assert(
      fc.property(fc.nat({ max: 255 }), fc.uint8Array({ maxLength: 60 }), (op, payload) => {
        let message;
        try {
          message = decode({ op, payload });
        } catch (thrown) {
          assert.ok(thrown instanceof FrameError);
          return;
        }
        assert.deepEqual(Buffer.from(encodeMessage(message)), Buffer.from(encodeFrame(op, payload)));
      }),
      { numRuns: 2000 },
    );
  }
});

const LOAD = { shape: "program", rateHz: 0, args: [], env: [], interfaces: [] };
for (const [name, load] of [
  ["an unknown key", { ...LOAD, extra: 1 }],
  ["a missing key", { shape: "program", rateHz: 0, args: [], env: [] }],
  ["an unknown shape", { ...LOAD, shape: "thread" }],
  ["a rate that is not one", { ...LOAD, rateHz: 1001 }],
  ["a list of numbers", { ...LOAD, args: [1] }],
  ["a token that is too short", { ...LOAD, token: "00" }],
  ["an unknown encoding", { ...LOAD, stringEncoding: "latin1" }],
] as const) {
  test(`a load with ${name} is refused`, () => {
    const json = Buffer.from(JSON.stringify(load));
    const payload = Buffer.concat([Buffer.of(json.length, 0, 0, 0), json]);
    assert.throws(() => decodeToEngine({ op: 144, payload }), { code: "frame-malformed" });
  });
}

test.run();
