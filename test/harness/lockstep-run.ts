/** One behaviour in lockstep for so many simulated seconds, or until it ends by itself. */

import { setTimeout as sleep } from "node:timers/promises";
import type { Run } from "@sandpaw/runtime/supervisor";
import { startChain, type Chain, type SignedModule } from "./chain.js";
import type { ProjectSource } from "./project-folder.js";

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
  /**
   * Handed to `exec` before the world begins. It begins with its second session, a companion that only waits, so
   * that the lines arrive at the same world time in every run.
   */
  readonly lines?: readonly string[];
  /** Instead of the package's own engine: its file. */
  readonly engine?: string;
};

export interface LockstepResult {
  /** One line a step of 20 ms. */
  readonly trace: string;
  /** How it ended; `running` when the time was up. */
  readonly exit: string;
}

const COMPANION: ProjectSource = {
  name: "companion",
  source: "export function tick(): void {}",
  shape: "reactor",
  request: { events: {} },
};
const STEPS_PER_SECOND = 50;

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
    const supervisor = await chain.supervisor(1, options.engine);
    const run = await supervisor.start(chain.admit(module));
    if (options.lines !== undefined) {
      while (run.state === "created") await sleep(5);
      for (const line of options.lines) await run.exec(line);
      await supervisor.start(chain.admit(await chain.build(COMPANION)));
    }
    const steps = options.seconds * STEPS_PER_SECOND;
    const exit = await untilStep(chain, run, steps);
    const lines = (await chain.trace()).split("\n").slice(0, steps);
    return { trace: lines.join("\n"), exit };
  } finally {
    await chain.close();
  }
}

async function untilStep(chain: Chain, run: Run, steps: number): Promise<string> {
  let exit: string | undefined;
  void run.wait().then((end) => {
    exit = `${end.reason} ${end.code}`;
  });
  for (;;) {
    const truth = await chain.truth.call("truth", {});
    // What the end changed comes with the next steps; those after `steps` are cut off.
    if (truth.steps >= steps) return exit ?? "running";
    if (exit !== undefined) return exit;
    await sleep(10);
  }
}
