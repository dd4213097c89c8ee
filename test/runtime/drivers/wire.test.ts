import assert from "node:assert/strict";

import * as fc from "fast-check";

import {
  decodeReport,
  decodeRequest,
  encodeReport,
  encodeRequest,
  type Request,
} from "@sandpaw/runtime/drivers";
import { BODY, loadWorld, Simulation, STEP_NS, type Report } from "@sandpaw/runtime/drivers";
import { CodedError, FrameDecoder, type Frame } from "@sandpaw/runtime/protocol";
import { suite } from "../../harness/index.js";

const test = suite("drivers: wire");
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const u16 = fc.integer({ min: 0, max: 0xffff });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

const request: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ op: fc.constant("hello" as const), version: u16 }),
  fc.record({
    op: fc.constant("velocity" as const),
    sentNs: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    v: finite,
    w: finite,
  }),
  fc.record({
    op: fc.constant("capture" as const),
    id: u32,
    camera: fc.integer({ min: 0, max: 255 }),
    format: fc.constantFrom("grey8" as const, "rgb8" as const),
    maxWidth: u16,
    maxHeight: u16,
  }),
  fc.record({ op: fc.constant("plan" as const), id: u32 }),
  fc.constant({ op: "step" as const }),
);

function frameOf(bytes: Uint8Array): Frame {
  const decoder = new FrameDecoder(1024 * 1024);
  decoder.push(bytes);
  const frame = decoder.next();
  assert.ok(frame !== undefined && decoder.idle);
  return frame;
}

test("every request survives the wire", () => {
  fc.assert(
    fc.property(request, (sent) => {
      assert.deepEqual(decodeRequest(frameOf(encodeRequest(sent))), { ...sent });
    }),
  );
});

test("every kind of report survives the wire", () => {
  const world = loadWorld("flat");
  const simulation = new Simulation(world, 4);
  simulation.faults.extra = [{ kind: "stall", source: "left" }];
  simulation.step(STEP_NS);
  const data = new Uint8Array(4 * 3 * 3).map((_, i) => i);
  const reports: readonly Report[] = [
    { op: "welcome", lockstep: true, profile: BODY },
    { op: "state", nowNs: STEP_NS, state: simulation.state },
    { op: "state", nowNs: 0n, state: {} },
    { op: "picture", id: 7, picture: { stampNs: 5n, width: 4, height: 3, format: "rgb8", data } },
    { op: "plan-data", id: 8, plan: world.plan },
    { op: "refused", message: "device-busy: no" },
  ];
  for (const report of reports)
    assert.deepEqual(decodeReport(frameOf(encodeReport(report)), undefined), report);
});

test("a scan is sent once, and kept by the reader", () => {
  const simulation = new Simulation(loadWorld("flat"), 4);
  simulation.step(STEP_NS);
  const { scan } = simulation.state;
  simulation.step(2n * STEP_NS);
  const report: Report = { op: "state", nowNs: 2n * STEP_NS, state: simulation.state };
  const short = encodeReport(report, scan);
  assert.ok(short.length < 300 && encodeReport(report).length > 1440);
  assert.deepEqual(decodeReport(frameOf(short), scan), report);
  assert.throws(() => decodeReport(frameOf(short), undefined), { code: "frame-malformed" });
});

test("numbers that are not finite are refused", () => {
  for (const v of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const bytes = encodeRequest({ op: "velocity", sentNs: 0n, v, w: 0 });
    assert.throws(() => decodeRequest(frameOf(bytes)), { code: "frame-malformed" });
  }
});

test("a byte more or less is refused", () => {
  fc.assert(
    fc.property(request, (sent) => {
      const { op, payload } = frameOf(encodeRequest(sent));
      assert.throws(() => decodeRequest({ op, payload: Uint8Array.of(...payload, 0) }), CodedError);
      if (payload.length > 0)
        assert.throws(() => decodeRequest({ op, payload: payload.subarray(1) }), CodedError);
    }),
  );
});

test("any bytes are a message or a coded refusal, both ways", () => {
  const simulation = new Simulation(loadWorld("room"), 4);
  simulation.step(STEP_NS);
  const state = frameOf(encodeReport({ op: "state", nowNs: 1n, state: simulation.state })).payload;
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.tuple(fc.nat(state.length - 1), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
      const bytes = state.slice();
      bytes[at] = byte;
      return bytes;
    }),
  );
  const op = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(1, 2, 3, 4, 5, 129, 130, 131, 132, 133),
  );
  fc.assert(
    fc.property(op, payload, (code, bytes) => {
      for (const decode of [decodeRequest, (frame: Frame) => decodeReport(frame, undefined)]) {
        try {
          decode({ op: code, payload: bytes });
        } catch (error) {
          assert.ok(error instanceof CodedError, String(error));
        }
      }
    }),
    { numRuns: 3000 },
  );
});

test.run();
