/** What the lockstep tests run, and the hash of what came of it. */

import { createHash } from "node:crypto";
import { standardModule } from "../harness/chain.js";
import { runLockstep, type LockstepResult } from "../harness/lockstep-run.js";

const SECONDS = 15;
/** The standard behaviours that move. */
export const BEHAVIOURS = ["cover", "square", "lookout", "steer"] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** Runs a standard behaviour in the flat for 15 simulated seconds. */
export async function lockstepOf(name: Behaviour): Promise<LockstepResult> {
  const { bytes } = await standardModule(name);
  return runLockstep({
    module: (chain) => chain.sign(bytes),
    seed: 7,
    seconds: SECONDS,
    world: "flat",
    ...(name === "steer" ? { lines: ["left 0.4", "forward 0.1"] } : {}),
  });
}

/** Of its trace and its end. */
export function hash(result: LockstepResult): string {
  return createHash("sha256").update(result.trace).update(result.exit).digest("hex").slice(0, 16);
}
