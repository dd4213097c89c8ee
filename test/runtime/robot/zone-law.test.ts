/**
 * The body never enters a place that a zone forbids, whatever one or two behaviours and a person want, as long as the
 * true pose error is within its stated bound. In lockstep with the simulator's own localiser and its faults.
 */

import assert from "node:assert/strict";

import { BODY, loadWorld } from "@sandpaw/runtime/drivers";
import type { Zone, ZonePolygon } from "@sandpaw/runtime/protocol";
import type { Mover } from "@sandpaw/runtime/robot";
import * as fc from "fast-check";

import { suite } from "../../harness/index.js";
import { ClosedLoop, module, person, WIDE } from "./closed-loop.js";
import { RUNS } from "./thorough.js";
import { isInPolygon } from "./in-polygon.js";

const test = suite("robot: zone law");

const room = loadWorld("room");
const DEVIATIONS = 3;

/** Whether the whole body is where the zones let it be; its rim is looked at point by point. */
function isAllowed(zones: readonly Zone[], x: number, y: number, radius: number): boolean {
  for (let at = 0; at < 48; at += 1) {
    const [px, py] = [x + radius * Math.cos((at * Math.PI) / 24), y + radius * Math.sin((at * Math.PI) / 24)];
    for (const { allow, forbid } of zones) {
      if (allow && !allow.some((polygon) => isInPolygon(polygon, px, py))) return false;
      if (forbid?.some((polygon) => isInPolygon(polygon, px, py))) return false;
    }
  }
  return true;
}

const place = fc.tuple(
  fc.double({ min: 0.2, max: 3.8, noNaN: true }),
  fc.double({ min: 0.2, max: 2.8, noNaN: true }),
);
/** Three to five corners around a place. */
const polygons: fc.Arbitrary<ZonePolygon> = fc
  .tuple(
    place,
    fc.integer({ min: 3, max: 5 }),
    fc.double({ min: 0.15, max: 1.4, noNaN: true }),
    fc.double({ min: 0, max: 6, noNaN: true }),
  )
  .map(([[x, y], count, size, turn]) =>
    Array.from({ length: count }, (_, at) => {
      const angle = turn + (at * 2 * Math.PI) / count;
      return [x + size * Math.cos(angle), y + size * Math.sin(angle)] as const;
    }),
  );
const zones: fc.Arbitrary<readonly Zone[]> = fc.array(
  fc.oneof(
    fc.record({ forbid: fc.array(polygons, { minLength: 1, maxLength: 3 }) }),
    fc.record({
      allow: fc.array(
        polygons.map((polygon) => polygon.map(([x, y]) => [x * 1.2, y * 1.2] as const)),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  ),
  { minLength: 1, maxLength: 3 },
);

type Act =
  | {
      readonly kind: "drive";
      readonly who: 0 | 1 | 2;
      readonly vx: number;
      readonly wz: number;
      readonly steps: number;
    }
  | { readonly kind: "person" }
  | { readonly kind: "release" }
  | { readonly kind: "pose"; readonly mode: "gone" | "frozen" | "works" };

const fast = fc.oneof(fc.constantFrom(0.3, 0.3, 0.25, -0.3), fc.double({ min: -0.3, max: 0.3, noNaN: true }));
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("drive" as const),
      who: fc.constantFrom<0 | 1 | 2>(0, 0, 1, 2),
      vx: fast,
      wz: fc.oneof(
        fc.constant(0),
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
      ),
      steps: fc.integer({ min: 1, max: 100 }),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Act>({ kind: "person" }, { kind: "release" }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("pose" as const),
      mode: fc.constantFrom("gone" as const, "frozen" as const, "works" as const, "works" as const),
    }),
  },
);
const starts = fc.tuple(place, fc.double({ min: -3, max: 3, noNaN: true }));

let driven = 0;
let held = 0;

function play(loop: ClosedLoop, list: readonly Act[], all: readonly Zone[], noGo: Zone): void {
  const { simulation, motion } = loop;
  const movers = [
    module("a", { ...WIDE, zones: all }),
    module("b", { ...WIDE, zones: all }, 1),
    person("p", { ...WIDE, zones: all }),
  ] as const;
  const mover = (who: 0 | 1 | 2): Mover => movers[who];
  const law = [...all, noGo];
  for (const act of list) {
    if (act.kind === "pose") {
      simulation.faults.gone.delete("pose");
      simulation.faults.frozen.delete("pose");
      if (act.mode !== "works") simulation.faults[act.mode].add("pose");
    } else if (act.kind === "person") motion.take({ session: "p", by: "somebody" }, true);
    else if (act.kind === "release") motion.leave("p");
    else if (act.kind === "drive") {
      for (let step = 0; step < act.steps; step += 1) {
        if (step % 5 === 0) {
          const answer = loop.drive(mover(act.who), act.vx, act.wz);
          driven += answer.ok ? 1 : 0;
          held += answer.ok && answer.value.limitedBy === "zone" ? 1 : 0;
          held += !answer.ok && answer.error === "zone" ? 1 : 0;
        }
        loop.step();
        const { pose: truth } = simulation.truth;
        const reading = simulation.state.pose;
        if (reading?.stampNs === loop.now) {
          const error = Math.hypot(reading.pose.x - truth.x, reading.pose.y - truth.y);
          assert.ok(error <= DEVIATIONS * reading.deviation, "the simulator's own bound");
        }
        assert.ok(isAllowed(law, truth.x, truth.y, BODY.radius - 1e-6), `outside at ${truth.x}, ${truth.y}`);
      }
    }
  }
}

test(
  "the body stays where zones and the no-go area let it be",
  () => {
    fc.assert(
      fc.property(
        zones,
        polygons,
        starts,
        fc.integer({ min: 1, max: 1e9 }),
        fc.array(acts, { minLength: 3, maxLength: 7 }),
        (all, area, [[x, y], theta], seed, list) => {
          const noGo: Zone = { forbid: [area] };
          fc.pre(isAllowed([...all, noGo], x, y, BODY.radius));
          fc.pre([0.06, 0.12].every((more) => isAllowed([...all, noGo], x, y, BODY.radius + more)));
          const loop = new ClosedLoop(room, seed);
          loop.simulation.place({ x, y, theta });
          loop.step();
          loop.motion.setNoGo(area);
          // The way from where it stood before is a jump; it is believed again after a second.
          for (let step = 0; step < 60; step += 1) loop.step();
          play(loop, list, all, noGo);
        },
      ),
      { numRuns: RUNS },
    );
    assert.ok(
      driven > RUNS && held > RUNS / 8,
      `${driven} velocities, ${held} held back: the law was put to the test`,
    );
  },
  { timeoutMs: 1_800_000 },
);

test.run();
