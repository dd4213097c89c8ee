// A person takes over from `cover` and lets go; the e-stop in between; nothing moves by itself, and `cover` goes on.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { startChain, type Chain } from "../harness/chain.js";
import { suite } from "../harness/index.js";
import { asOwnMachine } from "../harness/own-machine.js";

const test = suite("chain: taking over");
let chain: Chain;

test.before(async () => {
  chain = await startChain({ world: "flat" });
  asOwnMachine(chain.sim.pid);
});
test.after(async () => {
  await chain.close();
});

async function moves(): Promise<boolean> {
  const { commanded } = await chain.truth.call("truth", {});
  return commanded.v !== 0 || commanded.w !== 0;
}

async function until(what: string, limitMs: number, holds: () => Promise<boolean>): Promise<number> {
  const from = performance.now();
  while (!(await holds())) {
    assert.ok(performance.now() - from < limitMs, `not within ${limitMs} ms: ${what}`);
    await sleep(10);
  }
  return performance.now() - from;
}

/** Stands, and goes on standing. */
async function stands(forMs: number): Promise<void> {
  await until("it stands", 1000, async () => !(await moves()));
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    await sleep(50);
    assert.ok(!(await moves()), "it moves by itself");
  }
}

test(
  "a person drives and lets go, twice; an e-stop; cover goes on after release, and after the countdown",
  async () => {
    const { view } = chain;
    const supervisor = await chain.supervisor();
    const run = await supervisor.start(chain.admit(await chain.standard("cover")));
    const session = async () => (await view.call("status", {})).sessions[0];
    await until("cover drives", 20_000, moves);

    const first = await view.call("person.take", { by: "ann" });
    await stands(500);
    assert.equal((await session())?.lease, "person");
    const back = { person: first.person, velocity: { vx: 0, vy: 0, wz: 0.5 }, ttlMs: 400 };
    await until("it turns", 10_000, async () => {
      assert.equal((await view.call("person.drive", back)).refused, null);
      return moves();
    });
    await stands(500);
    await view.call("person.release", { person: first.person });
    await until("cover goes on after the release", 10_000, moves);

    await view.call("estop", { by: "ann" });
    await stands(500);
    const { code } = await view.call("estop.arm-clear", { by: "ann" });
    await stands(200);
    const { person } = await view.call("estop.clear", { by: "ann", code });
    await stands(1500);
    await view.call("person.release", { person });
    await until("cover goes on after the e-stop", 10_000, moves);

    const second = await view.call("person.take", { by: "ann" });
    await stands(6000);
    const { lease } = await view.call("status", {});
    assert.ok(lease?.session === second.person && (lease.releaseInMs ?? 0) < 5000);
    await until("cover goes on after the countdown", 10_000, moves);
    assert.equal((await session())?.lease, "held");
    assert.equal((await run.stop()).reason, "stopped");
    await stands(200);
  },
  { timeoutMs: 120_000 },
);

test.run();
