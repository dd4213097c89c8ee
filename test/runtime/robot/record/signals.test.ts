// What people's tools read: each message fits the schema that is written beside it.

import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import type { RobotState } from "@sandpaw/runtime/protocol";
import { createSignals, TOPICS } from "@sandpaw/runtime/robot";
import { suite } from "../../../harness/index.js";

const test = suite("robot: recorded signals");

const number = fc.double({ min: -100, max: 100, noNaN: true });
const pose = fc.record({ x: number, y: number, theta: number });
const velocity = fc.record({ vx: number, vy: number, wz: number });
const stampNs = fc.bigInt(1n, 10n ** 12n);
const range = fc.constantFrom(0.2, 1.5, Infinity, Number.NaN);
const state: fc.Arbitrary<RobotState> = fc.record(
  {
    odometry: fc.record({ stampNs, pose, velocity }),
    battery: fc.record({
      stampNs,
      fraction: fc.double({ min: 0, max: 1, noNaN: true }),
      voltage: fc.constantFrom(14.4, Number.NaN),
      status: fc.constant("charging" as const),
    }),
    scan: fc.record({
      stampNs,
      angleMin: number,
      angleIncrement: number,
      rangeMin: fc.constant(0.1),
      rangeMax: fc.constant(6),
      ranges: fc.array(range, { maxLength: 360 }).map((ranges) => Float32Array.from(ranges)),
    }),
    hazards: fc.record({
      stampNs,
      present: fc.array(
        fc.record({
          kind: fc.constant("bump" as const),
          source: fc.constant("front" as const),
          sinceNs: stampNs,
        }),
        { maxLength: 3 },
      ),
    }),
    dock: fc.record({ stampNs, status: fc.constant("docked" as const) }),
    pose: fc.record({ stampNs, pose, deviation: fc.constant(0.1) }),
  },
  { requiredKeys: [] },
);

test("every message fits its schema, whatever the robot says", () => {
  const ajv = new Ajv2020({ strict: false });
  const checks = new Map(
    TOPICS.flatMap(({ topic, schema }) => (schema ? [[topic, ajv.compile(JSON.parse(schema.text))]] : [])),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ state, commanded: velocity }), { maxLength: 4 }), (moments) => {
      const signals = createSignals();
      moments.forEach(({ state: at, commanded }, index) => {
        const moment = { state: at, commanded, limitedBy: "none" as const, holder: "session-1" };
        for (const { topic, timeNs, message } of signals(moment, BigInt(index), 0n)) {
          const check = checks.get(topic);
          // As it is written: JSON has no infinity.
          const read: unknown = JSON.parse(JSON.stringify(message));
          assert.ok(check?.(read), `${topic}: ${JSON.stringify(check?.errors)}`);
          assert.ok(timeNs >= 0n);
        }
      });
    }),
    { numRuns: 200 },
  );
});

test("what has not changed is said once, and no return is a finite number", () => {
  const signals = createSignals();
  const scan = {
    stampNs: 5n,
    angleMin: 0,
    angleIncrement: 0.1,
    rangeMin: 0.1,
    rangeMax: 6,
    ranges: Float32Array.of(1, Infinity),
  };
  const commanded = { vx: 0, vy: 0, wz: 0 };
  const moment = { state: { scan }, commanded, limitedBy: "none" as const, holder: "-" };
  const first = signals(moment, 10n, 100n);
  assert.deepEqual(
    first.map(({ topic }) => topic),
    ["/scan", "/cmd_vel", "/motion"],
  );
  assert.equal(first[0]?.timeNs, 105n);
  assert.match(JSON.stringify(first[0]?.message), /"ranges":\[1,7\]/);
  assert.deepEqual(signals(moment, 20n, 100n), []);
});

test.run();
