/** One module, its same bytes behind our glue and as a component behind jco's: both must tell the same story. */

import assert from "node:assert/strict";
import * as fc from "fast-check";
import { fail, succeed, type GuestEvent } from "@sandpaw/runtime/protocol";
import { suite } from "../harness/index.js";
import { API } from "../runtime/wit/definition.js";
import { anyEvent, anyValue } from "../runtime/wit/values.js";
import { compileFixture } from "./assembly.js";
import { componentOf, loadComponent } from "./component.js";
import { runComponent, runWithGlue, type Answers, type Running } from "./scripted-robot.js";

const test = suite("interop: our glue and jco's");

let module: Uint8Array = new Uint8Array(0);
test.before(async () => {
  module = await compileFixture("every-call");
});

const answered = API.functions.filter(({ carriage }) => carriage === "call" || carriage === "snapshot");
const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  values: fc
    .tuple(...answered.map(({ func }) => anyValue(func.result, 16)))
    .map((values) => new Map(answered.map(({ key }, i) => [key, values[i]]))),
  events: fc.array(anyEvent, { maxLength: 4 }),
});

/** Everything that can be done to the fixture. */
function exercise(
  { reactor, asked }: Running,
  events: readonly GuestEvent[],
  lines: readonly string[],
): unknown[] {
  reactor.init?.();
  reactor.tick?.();
  reactor.tick?.();
  for (const event of events) reactor.onEvent?.(event);
  return [asked, lines.map((line) => reactor.exec?.(line))];
}

test("whatever the robot answers, a guest asks and hears the same", async () => {
  const component = await loadComponent(await componentOf(module, "utf16"));
  const lines = fc.array(fc.string({ unit: "binary" }), { maxLength: 3 });
  fc.assert(
    fc.property(anyAnswers, lines, (answers, words) => {
      const ours = exercise(runWithGlue(module, "utf16", answers), answers.events, words);
      const theirs = exercise(runComponent(component, answers), answers.events, words);
      assert.deepEqual(ours, theirs);
    }),
    { numRuns: 200 },
  );
});

const ACTION = succeed({
  id: 0xffff_ffff,
  kind: "undock",
  phase: "ended",
  end: "battery",
  progress: 0.75,
  remaining: 1.5,
  leftMs: 4000,
});

const EXAMPLE: Answers = {
  values: new Map<string, unknown>([
    ["motion.drive", succeed({ applied: { vx: 0.25, vy: 0, wz: 1.5 }, limitedBy: "speed" })],
    ["motion.stop", fail("stopped")],
    [
      "motion.limits",
      {
        maxSpeed: 0.3,
        maxSideSpeed: 0,
        maxTurn: 2,
        maxAcceleration: 1,
        maxTurnAcceleration: 4,
        maxTtlMs: 1000,
        defaultTtlMs: 300,
        radius: 0.17,
      },
    ],
    [
      "motion.state",
      succeed({
        stampNs: 9n,
        commanded: { vx: 0.1, vy: 0.2, wz: 0.3 },
        limitedBy: "e-stop",
        lease: "person",
      }),
    ],
    [
      "sensors.odometry",
      succeed({ stampNs: 2n ** 63n, pose: { x: 1, y: -2, theta: 3 }, velocity: { vx: 4, vy: 5, wz: 6 } }),
    ],
    ["sensors.battery", succeed({ stampNs: 4n, fraction: 0.5, voltage: NaN, status: "full" })],
    [
      "sensors.scan",
      succeed({
        stampNs: 5n,
        angleMin: -3,
        angleIncrement: 0.5,
        rangeMin: 0.1,
        rangeMax: 8,
        ranges: Float32Array.of(1, 2.5, Infinity),
      }),
    ],
    [
      "sensors.hazards",
      succeed({
        stampNs: 6n,
        present: [
          { kind: "cliff", source: "front-left", ageMs: 70 },
          { kind: "proximity", source: "front-right", ageMs: 0xffff_ffff },
        ],
      }),
    ],
    ["sensors.dock-state", fail("stale")],
    ["sensors.pose", succeed({ stampNs: 7n, pose: { x: 0.5, y: -0.25, theta: 1 }, deviation: 0.125 })],
    [
      "sensors.map-info",
      succeed({
        stampNs: 12n,
        originX: -25.6,
        originY: -12.8,
        resolution: 0.05,
        tileCells: 64,
        firstColumn: 6,
        firstRow: 7,
        columns: 3,
        rows: 4,
      }),
    ],
    ["sensors.map-tile", succeed({ stampNs: 13n, column: 3, row: 1, cells: Uint8Array.of(0, 100, 255, 3) })],
    ["motion.go-to", ACTION],
    ["motion.spin", fail("pose-unknown")],
    ["motion.dock", ACTION],
    ["motion.undock", fail("invalid")],
    ["motion.poll", ACTION],
    ["motion.cancel", fail("invalid")],
    ["camera.list", ["front", "Übersicht 🐾"]],
    ["camera.describe", succeed({ width: 640, height: 480, rateHz: 5, colour: true, fieldOfView: 1.25 })],
    [
      "camera.capture",
      succeed({ stampNs: 8n, width: 2, height: 1, format: "rgb8", data: Uint8Array.of(1, 2, 3, 4, 5, 6) }),
    ],
    ["store.get", succeed({ found: true, text: "drei 🐾" })],
    ["store.set", fail("unsupported")],
    ["store.remove", succeed(undefined)],
    ["store.keys", ["läufe", "", "b"]],
    ["telemetry.gauge", succeed(undefined)],
    ["telemetry.counter", fail("invalid")],
  ]),
  events: [
    { stampNs: 10n, what: { tag: "message", val: "grüß 🐾" } },
    { stampNs: 10n, what: { tag: "action", val: { id: 9, kind: "dock", end: "unreachable" } } },
  ],
};

test("every value arrives where it belongs", () => {
  const running = runWithGlue(module, "utf16", EXAMPLE);
  running.reactor.tick?.();
  running.reactor.init?.();
  running.reactor.onEvent?.({
    stampNs: 11n,
    what: { tag: "hazard", val: { kind: "stall", source: "rear", present: true } },
  });
  assert.deepEqual(
    running.asked.map(([key, ...args]) => (key === "log.write" ? args[1] : [key, ...args])),
    [
      "odometry 9223372036854775808 1.0 -2.0 3.0 4.0 5.0 6.0",
      "battery 4 0.5 NaN full",
      "scan 5 -3.0 0.5 0.1 8.0 3 Infinity",
      "hazards 6 cliff/front-left/70 proximity/front-right/4294967295",
      "dock stale",
      "pose 7 0.5 -0.25 1.0 0.125",
      "state 9 0.1 0.2 0.3 e-stop person",
      ["motion.drive", { vx: 0.25, vy: -0.5, wz: 1.5 }, 400],
      "driven 0.25 0.0 1.5 speed",
      ["motion.stop"],
      "stop 2",
      ["motion.limits"],
      "limits 0.3 0.0 2.0 1000 300 0.17",
      ["camera.list"],
      "cameras front|Übersicht 🐾",
      ["camera.describe", "front"],
      "camera 640 480 5.0 true 1.25",
      ["camera.capture", "front", "rgb8", 640, 480],
      "image 8 2 1 6 21",
      ["camera.describe", "Übersicht 🐾"],
      "camera 640 480 5.0 true 1.25",
      ["camera.capture", "Übersicht 🐾", "rgb8", 640, 480],
      "image 8 2 1 6 21",
      ["motion.go-to", 1.5, -2.5, 0xffff_ffff],
      "action 4294967295 undock ended battery 0.75 1.5 4000",
      ["motion.spin", -0.5, 0],
      "action pose-unknown",
      ["motion.dock", 1],
      "action 4294967295 undock ended battery 0.75 1.5 4000",
      ["motion.undock", 2],
      "action invalid",
      ["motion.poll", 7],
      "action 4294967295 undock ended battery 0.75 1.5 4000",
      ["motion.cancel", 8],
      "cancel 9",
      ["sensors.map-info"],
      "map 12 -25.6 -12.8 0.05 64 6 7 3 4",
      ["sensors.map-tile", 3, 0],
      "tile 13 3 1 4 358",
      ["sensors.map-tile", 3, 1],
      "tile 13 3 1 4 358",
      ["store.get", "läufe"],
      "kept true drei 🐾",
      ["store.set", "runs", "vier 🐾"],
      "set 6",
      ["store.remove", "runs"],
      "remove -1",
      ["store.keys"],
      "keys läufe||b",
      ["telemetry.gauge", "räume", 2.5],
      "gauge -1",
      ["telemetry.counter", "done", 1],
      "counter 9",
      ["events.wait", 100],
      "event 10 5 bump front false unknown free none 0 go-to none grüß 🐾 0",
      ["events.wait", 100],
      "event 10 4 bump front false unknown free none 9 dock unreachable grüß 🐾 0",
      ["events.wait", 100],
      "event 11 0 stall rear true unknown free none 9 dock unreachable grüß 🐾 0",
    ],
  );
  assert.deepEqual(running.reactor.exec?.("dance"), succeed("dance 5"));
  assert.deepEqual(running.reactor.exec?.("no 🐾"), fail("no 🐾 5"));
});

test.run();
