/** Waits, by the machine's clock, for what a standing world does not change. */

import { setTimeout as sleep } from "node:timers/promises";
import type { Run } from "@sandpaw/runtime/supervisor";
import type { Stage } from "./stage.js";

const POLL_MS = 2;

/** Resolves when the session of this behaviour has its place in the world, or the behaviour has ended. */
export async function untilAttached({ view }: Stage, run: Run): Promise<void> {
  for (;;) {
    const { sessions } = await view.call("status", {});
    const own = sessions.find(({ identity }) => identity.name === run.identity.name);
    if (run.state === "exited" || own?.attached === true) return;
    await sleep(POLL_MS);
  }
}

/** Resolves when the first instruction of this behaviour has run; the world must have gone on since it came. */
export async function untilStarted(run: Run): Promise<void> {
  while (run.state === "created") await sleep(POLL_MS);
}
