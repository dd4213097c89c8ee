/**
 * Seeded rooms, and behaviours that do as they like: what the lidar sees is not touched above 0.05 m/s, what it cannot
 * see at most at the grant's blind speed, braking begins with the next step, and no wheel passes an edge.
 *
 * A slice here; all thousand with `SANDPAW_THOROUGH=1`.
 */

import assert from "node:assert/strict";

import { BODY } from "@sandpaw/runtime/drivers";

import { suite } from "../../harness/index.js";
import { ClosedLoop, module, person, WIDE } from "./closed-loop.js";
import { dice, seededRoom, type Dice } from "./seeded-room.js";

const test = suite("robot: seeded rooms");

const THOROUGH = process.env["SANDPAW_THOROUGH"] !== undefined;
const ROOMS = THOROUGH ? 1000 : 60;
/** 16 s each. */
const STEPS = 800;
const STEP_S = 0.02;
const TOUCH = 0.05;

/** What is wanted of the next tenth of a second: full ahead, any arc, back, about turn, or shaking. */
function whim({ next, between }: Dice, step: number): { vx: number; wz: number } {
  const phase = Math.floor(step / 150) % 3;
  if (phase === 0) return { vx: 0.3, wz: next() < 0.2 ? between(-3, 3) : between(-0.4, 0.4) };
  if (phase === 1) return { vx: between(-0.3, 0.3), wz: between(-3, 3) };
  return next() < 0.5 ? { vx: -0.3, wz: between(-0.2, 0.2) } : { vx: between(0, 0.3), wz: between(-2, 2) };
}

/** How near counts as touched here: where the bumper speaks, which is a little before the body is stopped. */
const REACH = BODY.radius + 0.003;

interface Outcome {
  readonly contacts: number;
  readonly unseen: number;
  readonly way: number;
}

function isSeen({ world, truth }: ClosedLoop["simulation"]): boolean {
  let seen = false;
  world.seen.near(truth.pose.x, truth.pose.y, REACH, () => {
    seen = true;
  });
  return seen;
}

function isTouching({ world, truth }: ClosedLoop["simulation"]): boolean {
  let touching = false;
  world.solids.near(truth.pose.x, truth.pose.y, REACH, () => {
    touching = true;
  });
  return touching;
}

function run(seed: number): Outcome {
  const random = dice(seed + 7_000_000);
  const loop = new ClosedLoop(seededRoom(seed), seed);
  const blindSpeed = [0.1, 0.2, 0.3][seed % 3] ?? 0.3;
  const movers = [module("a", { ...WIDE, blindSpeed }), module("b", { ...WIDE, blindSpeed }, 1)];
  const human = person("p", { ...WIDE, blindSpeed, maxTtlMs: 500 });
  const { simulation } = loop;
  let held = { vx: 0, wz: 0 };
  let [way, contacts, unseen] = [0, 0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    if (seed % 5 === 0 && step === 500) loop.motion.take({ session: "p", by: "somebody" }, true);
    if (step % 5 === 0) {
      if (random.next() < 0.3) held = whim(random, step);
      const isPerson = loop.motion.lease.holder?.kind === "person";
      const mover = isPerson ? human : (movers[seed % 2 === 0 ? 0 : random.whole(0, 1)] ?? human);
      loop.drive(mover, held.vx, held.wz);
    }
    const before = simulation.truth;
    const { told } = loop;
    const wasTouching = isTouching(simulation);
    loop.step();
    const after = simulation.truth;
    assert.ok(Math.abs(loop.told.vx) <= blindSpeed + 1e-9 && Math.abs(loop.told.wz) <= WIDE.maxTurn + 1e-9);
    assert.ok(Math.abs(loop.told.vx) - Math.abs(told.vx) <= WIDE.maxAcceleration * STEP_S + 1e-9);
    assert.ok(Math.abs(loop.told.wz) - Math.abs(told.wz) <= WIDE.maxTurnAcceleration * STEP_S + 1e-9);
    way += Math.hypot(after.pose.x - before.pose.x, after.pose.y - before.pose.y);
    assert.ok(!after.fallen, `room ${seed}: a wheel is over an edge at step ${step}`);
    if (isTouching(simulation) && !wasTouching) {
      contacts += 1;
      const seen = isSeen(simulation);
      if (!seen) unseen += 1;
      // Of the two steps the faster: the one that came near, and the one that met it.
      const speed = Math.max(Math.abs(before.motion.v), Math.abs(after.motion.v));
      const most = seen ? TOUCH : blindSpeed;
      const what = seen ? "what is seen" : "what is not seen";
      assert.ok(speed <= most + 1e-9, `room ${seed}: ${what} is met at ${speed} m/s in step ${step}`);
    }
    const isBumped = (simulation.state.hazards?.present ?? []).some(({ kind }) => kind === "bump");
    // The reading that shows it is answered at once: braking begins with the next step, 20 ms later at most.
    if (isBumped) assert.ok(loop.told.vx <= 0, `room ${seed}: pushes on at step ${step}`);
  }
  for (const { kind, seen, speed } of simulation.incidents.list) {
    assert.equal(kind, "touch", `room ${seed}: ${kind}`);
    assert.ok(Math.abs(speed) <= (seen ? TOUCH : blindSpeed) + 1e-9, `room ${seed}: ${speed} m/s`);
  }
  return { contacts, unseen, way };
}

test(
  `${ROOMS} rooms: nothing is hit, nothing is pushed, nobody falls`,
  () => {
    const outcomes = Array.from({ length: ROOMS }, (_, seed) => run(seed));
    const sum = (of: (one: Outcome) => number): number => outcomes.reduce((all, one) => all + of(one), 0);
    const [way, contacts, unseen] = [
      sum((one) => one.way),
      sum((one) => one.contacts),
      sum((one) => one.unseen),
    ];
    console.log(
      `${ROOMS} rooms, ${Math.round(way)} m, ${contacts} contacts, ${unseen} with what the lidar does not see`,
    );
    // The laws must have had something to hold against.
    assert.ok(way / ROOMS > 0.7, `${way / ROOMS} m a room`);
    assert.ok(contacts > ROOMS / 4, `${contacts} contacts`);
    assert.ok(unseen > ROOMS / 20, `${unseen} with what is unseen`);
  },
  { timeoutMs: 900_000 },
);

test.run();
