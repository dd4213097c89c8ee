/** Another behaviour on the same robot, of higher priority: it takes the lease and all but stands still. */

import { DEVELOPMENT_POLICY, parsePolicy } from "@sandpaw/runtime/policy";
import { userConfigDir } from "@sandpaw/runtime/protocol";
import { type Admitted, admit, type Run } from "@sandpaw/runtime/supervisor";
import { loadUserTrust } from "@sandpaw/runtime/trust";
import type { Context } from "../context.js";
import { finishAndSign } from "../development-signature.js";
import { RefusalError } from "../error.js";
import { untilAttached, untilStarted } from "./attached.js";
import type { Stage } from "./stage.js";

/** Takes the lease and gives it back, while the world stands. */
export interface Rival {
  /** Comes, and begins with the next step. */
  come(): Promise<void>;
  take(): Promise<void>;
  giveBack(): Promise<void>;
}

/** A standard behaviour that does what it is told. */
const NAME = "steer";
/** Moves, or it would not need the lease, and hardly: 0.06 degrees a second. */
const LINE = "left 0.001";
const PRIORITY = 100;
/** Long: the world may have many more seconds to go before it is the rival's turn. */
const ANSWER_MS = 600_000;

/** Nothing is started before it is needed. */
export function createRival(context: Context, stage: Stage): Rival {
  let run: Run | undefined;
  return {
    async come() {
      if (run !== undefined) return;
      run = await stage.supervisor.start(await admitRival(context), { name: "rival" });
      await untilAttached(stage, run);
    },
    async take() {
      if (run === undefined) return;
      await untilStarted(run);
      // It is answered once the world goes on.
      run.exec(LINE, ANSWER_MS).catch(() => undefined);
    },
    async giveBack() {
      await run?.kill();
      run = undefined;
    },
  };
}

async function admitRival(context: Context): Promise<Admitted> {
  // Only tests that need it wait for the compiler's side of the SDK.
  const { standardBehaviour } = await import("@sandpaw/sdk/build");
  const { bytes, bundle } = finishAndSign(context, await standardBehaviour(NAME));
  const now = new Date();
  const answer = admit({
    bytes,
    bundle: new TextEncoder().encode(bundle),
    trust: loadUserTrust(userConfigDir(context.env), { uid: context.uid, now }),
    nodePolicy: parsePolicy(DEVELOPMENT_POLICY),
    priority: PRIORITY,
    now,
  });
  if (answer.kind === "refused") throw new RefusalError(answer.code, answer.message);
  return answer;
}
