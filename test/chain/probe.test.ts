// An exec probe each second changes nothing of how the robot moves: equal traces with and without it, in lockstep.

import assert from "node:assert/strict";
import { startChain, type Chain, type SignedModule } from "../harness/chain.js";
import { suite } from "../harness/index.js";

const test = suite("chain: probes");
const SECONDS = 12;
const NS_PER_S = 1_000_000_000n;
const LONG = { timeoutMs: 240_000 };
const CALL = { timeoutMs: 60_000 };

/** Drives, and says how far it has come to whoever asks. */
const SOURCE = `import { motion, sensors } from "@sandpaw/sdk";
let ticks: i32 = 0;
export function tick(): void {
  ticks++;
  const scan = sensors.scan();
  motion.drive(scan.ok && scan.closest(-0.5, 0.5) > 0.5 ? 0.2 : 0.0, 0.0, 0.5);
}
export function exec(line: string): string { return line + " " + ticks.toString(); }`;

interface Result {
  readonly trace: string;
  readonly answers: readonly string[];
  /** Who had the lease and what limited motion, each second. */
  readonly status: readonly string[];
}

async function play(module: (chain: Chain) => Promise<SignedModule>, probed: boolean): Promise<Result> {
  const chain = await startChain({ world: "flat", seed: 3, lockstep: 2, trace: true });
  try {
    const supervisor = await chain.supervisor();
    const run = await supervisor.start(chain.admit(await module(chain)));
    const client = run.engine.link?.client;
    assert.ok(client);
    const answers: string[] = [];
    const status: string[] = [];
    for (let second = 1; second <= SECONDS; second += 1) {
      const advanced = client.call("world.advance", { untilNs: String(BigInt(second) * NS_PER_S) }, CALL);
      // Handed over before the world goes on, and answered in a wait of the guest.
      if (probed && second > 1) {
        answers.push(await run.exec("alive", CALL.timeoutMs).catch((error: unknown) => String(error)));
      }
      await advanced;
      const { limitedBy, lease, sessions } = await chain.view.call("status", {});
      status.push(JSON.stringify([limitedBy, lease?.session, sessions.map((one) => one.lease)]));
    }
    const steps = SECONDS * 50;
    return { trace: (await chain.trace()).split("\n").slice(0, steps).join("\n"), answers, status };
  } finally {
    await chain.close();
  }
}

test(
  "a behaviour that answers: the same way, the same lease, every probe answered",
  async () => {
    const module = (chain: Chain): Promise<SignedModule> =>
      chain.build({
        source: SOURCE,
        shape: "reactor",
        request: { motion: { maxSpeed: 0.2, maxTurn: 1 }, sensors: { rateHz: 20 } },
      });
    const probed = await play(module, true);
    const alone = await play(module, false);
    assert.equal(probed.answers.length, SECONDS - 1);
    for (const answer of probed.answers) assert.match(answer, /^alive \d+$/);
    assert.equal(probed.trace, alone.trace);
    assert.deepEqual(probed.status, alone.status);
    assert.ok(new Set(alone.trace.split("\n")).size > SECONDS, "it does not move");
  },
  LONG,
);

test(
  "cover, which has no exec: every probe is refused, and it goes the same way",
  async () => {
    const module = (chain: Chain): Promise<SignedModule> => chain.standard("cover");
    const probed = await play(module, true);
    const alone = await play(module, false);
    assert.equal(probed.answers.length, SECONDS - 1);
    for (const answer of probed.answers) assert.match(answer, /exec-/);
    assert.equal(probed.trace, alone.trace);
    assert.deepEqual(probed.status, alone.status);
  },
  LONG,
);

test.run();
