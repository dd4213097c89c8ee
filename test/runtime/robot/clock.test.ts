/** The clocks: never early, in order, and taken back when asked; and the queue of events. */

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { createEventQueue, createLiveClock, createWorldClock } from "@sandpaw/runtime/robot";
import * as fc from "fast-check";

import { suite } from "../../harness/index.js";

const test = suite("robot: clock");

test("an appointment on the machine's clock is never early, and can be taken back", async () => {
  const clock = createLiveClock();
  const early: bigint[] = [];
  const kept = Array.from({ length: 30 }, (_, i) => {
    const atNs = clock.now() + BigInt(i) * 431_000n - 1_000_000n;
    return new Promise<void>((resolve) => {
      clock.at(atNs, () => {
        if (clock.now() < atNs) early.push(atNs);
        resolve();
      });
    });
  });
  let called = false;
  const cancels = [0n, 300_000n, 3_000_000n].map((later) =>
    clock.at(clock.now() + later, () => {
      called = true;
    }),
  );
  for (const cancel of cancels) cancel();
  await Promise.all(kept);
  await sleep(10);
  assert.deepEqual([early, called], [[], false]);
});

test("world time keeps appointments in order, at their time, and goes only forward", () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 0n, max: 100n })),
      fc.array(fc.bigInt({ min: 0n, max: 120n })),
      (appointments, moves) => {
        const clock = createWorldClock(0n);
        const kept: bigint[] = [];
        for (const atNs of appointments) {
          clock.at(atNs, () => {
            assert.ok(clock.now() >= atNs);
            kept.push(atNs);
          });
        }
        let last = 0n;
        for (const move of moves) {
          clock.advance(move);
          if (move > last) last = move;
          assert.equal(clock.now(), last);
        }
        const due = moves.length === 0 ? [] : appointments.filter((atNs) => atNs <= last);
        assert.deepEqual(
          kept,
          due.toSorted((a, b) => Number(a - b)),
        );
      },
    ),
  );
});

test("the queue keeps the newest 64 events and tells how many it lost", () => {
  fc.assert(
    fc.property(fc.nat(300), (count) => {
      const queue = createEventQueue();
      for (let i = 0; i < count; i += 1)
        queue.push({ stampNs: BigInt(i), what: { tag: "message", val: String(i) } });
      const got: string[] = [];
      for (let event = queue.take(); event; event = queue.take()) {
        got.push(event.what.tag === "dropped" ? `lost ${event.what.val}` : String(event.stampNs));
      }
      const kept = Array.from({ length: Math.min(count, 64) }, (_, i) => String(Math.max(0, count - 64) + i));
      assert.deepEqual(got, count > 64 ? [`lost ${count - 64}`, ...kept] : kept);
    }),
  );
});

test.run();
