/** The lease case by case: pre-emption, the queue, a person's countdown, and a behaviour that is swapped. */

import assert from "node:assert/strict";

import type { RobotError, Velocity } from "@sandpaw/runtime/protocol";
import { createMotion } from "@sandpaw/runtime/robot";

import { suite } from "../../harness/index.js";
import { module, person, WIDE } from "./closed-loop.js";
import { PROFILE } from "./memory-driver.js";

const test = suite("robot: lease");

const SECOND = 1_000_000_000n;

function bench() {
  let now = SECOND;
  const sent: Velocity[] = [];
  const holders: (string | undefined)[] = [];
  const motion = createMotion(
    {
      now: () => now,
      send: (velocity) => sent.push(velocity),
      onLease: ({ holder }) => holders.push(holder?.session),
      onRule: () => undefined,
      onRefusal: () => undefined,
    },
    false,
  );
  motion.setProfile(PROFILE);
  motion.setLink(true);
  return {
    motion,
    holders,
    get told() {
      return sent.at(-1);
    },
    holder: (): string | undefined => motion.lease.holder?.session,
    get queue() {
      return motion.lease.queue.map(({ session }) => session);
    },
    pass(ns: bigint) {
      now += ns;
      motion.cycle();
    },
    drive(id: string, priority = 0): RobotError | "ok" {
      const call = { velocity: { vx: 0.1, vy: 0, wz: 0 }, ttlMs: 1000, stampNs: now };
      const answer = motion.drive(module(id, WIDE, priority), call);
      return answer.ok ? "ok" : answer.error;
    },
    driveAsPerson(id: string): RobotError | "ok" {
      const call = { velocity: { vx: 0, vy: 0, wz: 0.3 }, ttlMs: 500, stampNs: now };
      const answer = motion.drive(person(id, WIDE), call);
      return answer.ok ? "ok" : answer.error;
    },
  };
}

test("a higher priority takes the lease; the loser is told once, waits, and has it back afterwards", () => {
  const b = bench();
  assert.equal(b.drive("low"), "ok");
  b.pass(20_000_000n);
  assert.equal(b.drive("high", 5), "ok");
  assert.equal(b.told?.vx, 0, "zero between the two");
  assert.equal(b.drive("low"), "lease-lost");
  assert.equal(b.drive("low"), "no-lease");
  assert.deepEqual(b.queue, ["low"]);
  b.motion.leave("high");
  assert.equal(b.holder(), "low");
  assert.equal(b.drive("low"), "ok");
});

test("two behaviours that fight: equal priority never takes it, however often it asks", () => {
  const b = bench();
  assert.equal(b.drive("a"), "ok");
  for (let turn = 0; turn < 50; turn += 1) {
    assert.equal(b.drive("b"), "no-lease");
    assert.equal(b.drive("a"), "ok");
    b.pass(20_000_000n);
  }
  assert.deepEqual(b.holders, ["a"]);
  assert.deepEqual(b.queue, ["b"]);
});

test("the queue goes by priority, then by time; who leaves it is forgotten", () => {
  const b = bench();
  b.drive("holder", 9);
  for (const [id, priority] of [
    ["a", 0],
    ["b", 3],
    ["c", 0],
    ["d", 3],
  ] as const)
    b.drive(id, priority);
  assert.deepEqual(b.queue, ["b", "d", "a", "c"]);
  b.motion.leave("d");
  b.motion.leave("holder");
  assert.equal(b.holder(), "b");
  assert.deepEqual(b.queue, ["a", "c"]);
});

test("who got the lease from the queue and does not move lets the next one have it", () => {
  const b = bench();
  b.drive("holder");
  b.drive("asleep");
  b.drive("awake");
  b.motion.leave("holder");
  b.pass(9n * SECOND);
  assert.equal(b.holder(), "asleep");
  b.pass(2n * SECOND);
  assert.equal(b.holder(), "awake");
  assert.equal(b.drive("awake"), "ok");
  b.pass(60n * SECOND);
  assert.equal(b.holder(), "awake", "one that has moved keeps it");
});

test("a behaviour that is swapped: zero, and its successor asks like anybody", () => {
  const b = bench();
  b.drive("old");
  b.pass(20_000_000n);
  b.motion.leave("old");
  assert.equal(b.told?.vx, 0);
  assert.equal(b.holder(), undefined);
  assert.equal(b.drive("new"), "ok");
  assert.equal(b.drive("other"), "no-lease");
  b.motion.leave("new");
  assert.equal(b.holder(), "other", "who has waited goes first");
  assert.equal(b.drive("newer"), "no-lease");
});

test("a person's countdown begins with the end of their last motion, and then behaviours go on", () => {
  const b = bench();
  b.drive("module", 2_000_000_000);
  b.motion.take({ session: "p", by: "ann" }, true);
  assert.equal(b.drive("module", 2_000_000_000), "lease-lost");
  for (let second = 0; second < 30; second += 1) {
    assert.equal(b.driveAsPerson("p"), "ok");
    b.pass(SECOND);
    assert.equal(b.drive("module", 2_000_000_000), "no-lease");
  }
  b.pass(9n * SECOND);
  assert.equal(b.holder(), "p");
  b.pass(1n * SECOND);
  assert.equal(b.holder(), "module");
  assert.equal(b.told?.vx, 0, "the countdown's end moves nothing");
  assert.equal(b.driveAsPerson("p"), "lease-lost");
  assert.equal(b.drive("module", 2_000_000_000), "ok");
});

test("an e-stop empties everything: holder, queue, a person too", () => {
  const b = bench();
  b.drive("a");
  b.drive("b");
  b.motion.setEstop(true);
  assert.equal(b.holder(), undefined);
  assert.deepEqual(b.queue, []);
  b.motion.setEstop(false);
  assert.equal(b.drive("a"), "lease-lost");
});

test.run();
