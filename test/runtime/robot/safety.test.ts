/** The laws of the safety core, over whatever guests, people and devices may do. */

import assert from "node:assert/strict";

import type { HazardsState } from "@sandpaw/runtime/protocol";
import * as fc from "fast-check";

import { suite } from "../../harness/index.js";
import { RUNS } from "./thorough.js";
import { envelopes, hazard, MS, Play, plays, still, velocities, type Act } from "./safety-play.js";

const test = suite("robot: safety core");

const EPSILON = 1e-9;

test("what the device is told is finite and within the envelope of who holds the lease, always", () => {
  plays((play, list, both) => {
    for (const act of list) {
      play.do(act);
      const { vx, vy, wz } = play.told;
      const holder = play.motion.lease.holder?.session;
      const envelope = holder === "s1" ? both[1] : both[0];
      if (holder === undefined) assert.ok(still(play.told), "nobody holds the lease, and it moves");
      assert.ok(Math.abs(vx) <= envelope.maxSpeed + EPSILON, `vx ${vx}`);
      assert.ok(Math.abs(vy) <= envelope.maxSideSpeed + EPSILON, `vy ${vy}`);
      assert.ok(Math.abs(wz) <= envelope.maxTurn + EPSILON, `wz ${wz}`);
    }
  });
});

test("speed grows no faster than the envelope's acceleration", () => {
  plays((play, list, both) => {
    for (const act of list) {
      const before = play.told;
      const from = play.now;
      play.do(act);
      const after = play.told;
      const holder = play.motion.lease.holder?.session;
      const envelope = holder === "s1" ? both[1] : both[0];
      const seconds = Number(play.now - from) / 1e9 + 0.04;
      const grew = Math.hypot(after.vx, after.vy) - Math.hypot(before.vx, before.vy);
      assert.ok(grew <= envelope.maxAcceleration * seconds + EPSILON, `${grew} m/s in ${seconds} s`);
      const turned = Math.abs(after.wz) - Math.abs(before.wz);
      assert.ok(
        turned <= envelope.maxTurnAcceleration * seconds + EPSILON,
        `${turned} rad/s in ${seconds} s`,
      );
    }
  });
});

test("no velocity outlives its time-to-live, a second, or the envelope's limit", () => {
  plays((play, list, both) => {
    let deadNs = 0n;
    for (const act of list) {
      play.do(act);
      if (act.kind === "drive" || act.kind === "person") {
        const { maxTtlMs } = both[act.kind === "drive" ? act.who : 0];
        const most = Math.min(act.ttlMs, maxTtlMs, 1000);
        const agoMs = act.kind === "drive" ? act.agoMs : 0;
        const from = agoMs > 0 ? play.now - BigInt(agoMs) * MS : play.now;
        const until = from + BigInt(most) * MS;
        if (until > deadNs) deadNs = until;
      }
      if (act.kind === "time" && play.now >= deadNs + 20n * MS) assert.ok(still(play.told));
    }
  });
});

test("while something is ahead, nothing goes forward or turns into it; what it took does not come back", () => {
  plays((play, list) => {
    let present: HazardsState["present"] = [];
    let forward = true;
    for (const act of list) {
      play.do(act);
      if (act.kind === "hazards") ({ present } = act);
      const ahead = present.filter(
        ({ kind, source }) => kind !== "stall" && (kind === "wheel-drop" || source !== "rear"),
      );
      if (act.kind === "drive" || act.kind === "person") forward = true;
      if (act.kind !== "time") continue;
      if (ahead.length > 0) {
        forward = false;
        assert.ok(play.told.vx <= 0, `vx ${play.told.vx}`);
        if (
          play.told.vx === 0 &&
          ahead.some(({ kind, source }) => kind === "wheel-drop" || source === "front-left")
        ) {
          assert.ok(play.told.wz <= 0, `wz ${play.told.wz}`);
        }
      }
      if (!forward) assert.ok(play.told.vx <= 0, "the end of a hazard gives back what it took");
    }
  });
});

test("of a running velocity a hazard takes what leads into it, for good", () => {
  fc.assert(
    fc.property(envelopes, velocities, fc.array(hazard, { maxLength: 3 }), (envelope, velocity, present) => {
      const play = new Play([{ ...envelope, maxTtlMs: 1000 }, envelope]);
      play.do({ kind: "drive", who: 0, velocity, ttlMs: 1000, agoMs: 0 });
      play.do({ kind: "time", ms: 40 });
      play.do({ kind: "hazards", present });
      play.do({ kind: "time", ms: 40 });
      const during = play.told;
      play.do({ kind: "hazards", present: [] });
      play.do({ kind: "time", ms: 100 });
      for (const axis of ["vx", "vy", "wz"] as const) {
        // A number that rounding has made 0 may come back as one that is next to nothing.
        if (during[axis] === 0) assert.ok(Math.abs(play.told[axis]) < 1e-12, `${axis} came back`);
      }
    }),
    { numRuns: RUNS },
  );
});

/** What ends motion, and what ends that. */
const CAUSES: Readonly<Record<string, readonly [readonly Act[], readonly Act[]]>> = {
  "e-stop": [[{ kind: "estop", on: true }], [{ kind: "estop", on: false }]],
  link: [[{ kind: "link", on: false }], [{ kind: "link", on: true }]],
  hazard: [
    [
      { kind: "hazards", present: [{ kind: "wheel-drop", source: "front", sinceNs: 0n }] },
      { kind: "time", ms: 20 },
    ],
    [{ kind: "hazards", present: [] }],
  ],
  silence: [[{ kind: "silence", who: 0 }], [{ kind: "silence", who: 0 }]],
  stop: [[{ kind: "stop", who: 0 }], []],
  leave: [[{ kind: "leave", who: 0 }], []],
};

test("no stop starts motion by ending: only a drive does", () => {
  plays((play, list, [envelope]) => {
    for (const act of list) play.do(act);
    fc.pre(envelope.maxSpeed > 0.01);
    for (const [name, [begin, end]] of Object.entries(CAUSES)) {
      play.silent.fill(false);
      const free: readonly Act[] = [
        { kind: "estop", on: false },
        { kind: "link", on: true },
        { kind: "hazards", present: [] },
        { kind: "release" },
        { kind: "leave", who: 0 },
        { kind: "leave", who: 1 },
        { kind: "drive", who: 0, velocity: { vx: 1, vy: 0, wz: 0 }, ttlMs: 1000, agoMs: 0 },
      ];
      for (const act of free) play.do(act);
      fc.pre(play.motion.safety.command !== undefined);
      play.do({ kind: "time", ms: 1 });
      fc.pre(!still(play.told));
      for (const act of begin) play.do(act);
      assert.ok(still(play.told), `${name} ends motion`);
      for (const act of [...end, { kind: "time", ms: 120 } as const]) {
        play.do(act);
        assert.ok(still(play.told), `the end of ${name} starts nothing`);
      }
    }
  });
});

test("the e-stop holds until it is cleared, and clearing moves nothing", () => {
  plays((play, list) => {
    let latched = false;
    let driven = false;
    for (const act of list) {
      play.do(act);
      if (act.kind === "estop") {
        if (latched && !act.on) driven = false;
        latched = act.on;
      }
      if (act.kind === "drive" || act.kind === "person") driven ||= !latched;
      if (latched || !driven) assert.ok(still(play.told));
      if (latched) assert.equal(play.motion.lease.holder, undefined);
    }
  });
});

test("only who holds the lease moves the robot, one at a time, and between two of them it stands", () => {
  plays((play, list) => {
    for (const act of list) {
      const before = play.motion.lease.holder?.session;
      const from = play.sent.length;
      play.do(act);
      const after = play.motion.lease.holder?.session;
      const command = play.motion.safety.command?.session;
      assert.ok(command === undefined || command === after, `${command} moves, ${after} holds the lease`);
      if (before !== undefined && after !== before && from > 0) {
        const moved = !still(play.sent[from - 1] ?? { vx: 0, vy: 0, wz: 0 });
        const said = play.sent.slice(from);
        assert.ok(!moved || said.some(still), "motion flows from one holder to the next");
      }
    }
  });
});

test("nobody takes the lease from a person, nor an equal priority from its holder; whoever waits is in the queue once", () => {
  plays((play, list) => {
    for (const act of list) {
      const before = play.motion.lease.holder;
      play.do(act);
      const { holder, queue } = play.motion.lease;
      if (act.kind === "drive" && before && holder?.session !== before.session) {
        assert.equal(before.kind, "module", "a person was deprived by a behaviour");
        assert.ok(holder?.kind === "module" && before.kind === "module" && holder.priority > before.priority);
      }
      const names = queue.map(({ session }) => session);
      assert.equal(new Set(names).size, names.length);
      assert.ok(holder === undefined || !names.includes(holder.session), "who holds it does not wait");
      const priorities = queue.map(({ priority }) => priority);
      assert.deepEqual(
        priorities,
        priorities.toSorted((a, b) => b - a),
      );
    }
  });
});

test("without the link nothing is commanded, and zero is the first word after a gap", () => {
  plays((play, list) => {
    play.motion.setLink(false);
    for (const act of list.filter(({ kind }) => kind !== "link")) {
      play.do(act);
      assert.ok(still(play.told));
    }
    play.sent.length = 0;
    play.motion.setLink(true);
    assert.ok(play.sent[0] && still(play.sent[0]));
  });
});

test.run();
