/** The life of an engine: ready, then load after load, each with an exit, until the supervisor goes. */

import type { Exit, LoadHeader } from "../protocol/index.js";
import type { Channel } from "./channel.js";
import type { Clock } from "./clock.js";
import { notAttached, runGuest } from "./guest.js";
import type { Link } from "./link.js";
import { seededRandom, type FillRandom } from "./random.js";
import { RobotSession } from "./session.js";
import type { ReadSnapshot } from "./snapshot.js";
import type { SupervisorPort } from "./supervisor-port.js";

/** What an engine stands on; `main.ts` takes it from the process, tests make it up. */
export interface EngineGround {
  readonly link: Link;
  readonly supervisor: SupervisorPort;
  /** To the robot server; untouched by loads without a token. */
  readonly robot: Channel;
  readonly live: Clock;
  readonly elapsedMs: () => number;
  readonly fillRandom: FillRandom;
  readonly readSnapshot: ReadSnapshot;
  readonly writeOutput: (stream: 1 | 2, bytes: Uint8Array) => boolean;
}

/** Serves loads until the robot server is lost; a lost supervisor ends the process from below. */
export function runEngine(ground: EngineGround): void {
  ground.supervisor.ready();
  for (;;) {
    const { header, module } = ground.supervisor.nextLoad();
    const exit = runLoad(ground, header, module);
    ground.supervisor.exited(exit);
    // The connection is gone, and no other can be had.
    if (exit.reason === "robot-lost") return;
  }
}

function runLoad(ground: EngineGround, header: LoadHeader, module: Uint8Array): Exit {
  const { link, supervisor, live, elapsedMs, fillRandom, readSnapshot, writeOutput } = ground;
  const common = { header, link, supervisor, readSnapshot, writeOutput };
  if (header.token === undefined) {
    return runGuest(module, { ...common, session: undefined, fillRandom, elapsedMs });
  }
  let attached;
  try {
    attached = RobotSession.attach(ground.robot, header.token, live);
  } catch (thrown) {
    return notAttached(thrown);
  }
  const { session, mode, seed } = attached;
  const lockstep = mode === "lockstep";
  const exit = runGuest(module, {
    ...common,
    session,
    fillRandom: lockstep ? seededRandom(seed) : fillRandom,
    elapsedMs: lockstep ? undefined : elapsedMs,
  });
  if (exit.reason === "robot-lost") return exit;
  try {
    session.detach();
    return exit;
  } catch (thrown) {
    return notAttached(thrown);
  }
}
