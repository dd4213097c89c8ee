/** One behaviour in lockstep for so many simulated seconds, or until it ends by itself. */

import { setTimeout as sleep } from "node:timers/promises";
import type { Run, Supervisor } from "@sandpaw/runtime/supervisor";
import { startChain, type Chain, type SignedModule } from "./chain.js";

/** What runs: a standard behaviour by its name, or what the test signs. */
type Guest =
  | { readonly behaviour: string }
  | { readonly module: (chain: Chain) => SignedModule | Promise<SignedModule> };

export type LockstepOptions = Guest & {
  readonly seed: number;
  readonly seconds: number;
  readonly world: string;
  /** Policy text of the node; the development policy unless told. */
  readonly policy?: string;
  /** Handed to `exec` while the world stands after its first steps, at the same world time in every run. */
  readonly lines?: readonly string[];
  /** Instead of the package's own engine: its file. */
  readonly engine?: string;
};

export interface LockstepResult {
  /** One line a step of 20 ms. */
  readonly trace: string;
  /** How it ended; `running` when the time was up. */
  readonly exit: string;
  /** What was said of its end; empty while it runs. */
  readonly why: string;
  /** The walls that its engine stood in. */
  readonly walls: Supervisor["walls"];
}

const STEPS_PER_SECOND = 50;
const STEP_NS = 20_000_000n;
const FIRST_STEPS = 5;

/** Runs it; everything that it started is gone when it resolves. */
export async function runLockstep(options: LockstepOptions): Promise<LockstepResult> {
  const chain = await startChain({
    world: options.world,
    seed: options.seed,
    lockstep: options.lines === undefined ? 1 : 2,
    trace: true,
    ...(options.policy === undefined ? {} : { policy: options.policy }),
  });
  try {
    const module = await ("module" in options ? options.module(chain) : chain.standard(options.behaviour));
    // One engine is all that is needed; a warm one behind it would only cost.
    const supervisor = await chain.supervisor(0, options.engine);
    const run = await supervisor.start(chain.admit(module));
    const steps = options.seconds * STEPS_PER_SECOND;
    if (options.lines !== undefined) await speak(run, options.lines, steps);
    const { exit, why } = await untilStep(chain, run, steps);
    const lines = (await chain.trace()).split("\n").slice(0, steps);
    return { trace: lines.join("\n"), exit, why, walls: supervisor.walls };
  } finally {
    await chain.close();
  }
}

/** Directs the world: it begins with its director, stands while the lines are handed over, and goes on. */
async function speak(run: Run, lines: readonly string[], steps: number): Promise<void> {
  const client = run.engine.link?.client;
  if (client === undefined) throw new Error("only a behaviour with a robot can be spoken to in lockstep");
  const advance = (step: number): Promise<unknown> =>
    client.call("world.advance", { untilNs: String(BigInt(step) * STEP_NS) }, { timeoutMs: 60_000 });
  await advance(FIRST_STEPS);
  while (run.state === "created") await sleep(5);
  // On the connection that advances the world: they arrive before it goes on.
  const answers = lines.map((line) => run.exec(line, 60_000));
  await Promise.all([advance(steps + 1), ...answers]);
}

async function untilStep(
  chain: Chain,
  run: Run,
  steps: number,
): Promise<Pick<LockstepResult, "exit" | "why">> {
  let exit: Pick<LockstepResult, "exit" | "why"> | undefined;
  void run.wait().then((end) => {
    exit = { exit: `${end.reason} ${end.code}`, why: end.message };
  });
  for (;;) {
    const truth = await chain.truth.call("truth", {}, { timeoutMs: 60_000 });
    // What the end changed comes with the next steps; those after `steps` are cut off.
    if (truth.steps >= steps) return exit ?? { exit: "running", why: "" };
    if (exit !== undefined) return exit;
    await sleep(10);
  }
}
