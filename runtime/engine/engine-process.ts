/**
 * The engine as a process. Descriptors: 0 robot server (or /dev/null), 1 and 2 the guest's output, 3 supervisor,
 * 4 snapshot. No arguments, no environment, no files. It blocks, and never returns to an event loop.
 */

import { randomFillSync } from "node:crypto";
import { readSync } from "node:fs";
import { blockingIo } from "./blocking-io.js";
import { Channel } from "./channel.js";
import { liveClock } from "./clock.js";
import { runEngine } from "./engine.js";
import type { Link } from "./link.js";
import { SupervisorPort } from "./supervisor-port.js";

const FD = { robot: 0, supervisor: 3, snapshot: 4 } as const;

/** Without a supervisor nobody waits for an answer: end, from wherever the guest is. */
function leave(): never {
  process.exit(0);
}

/** Serves loads on this process's descriptors. Returns when the robot server is lost; ends with its supervisor. */
export function runEngineProcess(link: Link): void {
  const live = liveClock({
    monotonicNs: () => process.hrtime.bigint(),
    wallMs: () => Date.now(),
    cpuNs: () => {
      const { user, system } = process.cpuUsage();
      return BigInt(user + system) * 1000n;
    },
  });

  runEngine({
    link,
    supervisor: new SupervisorPort(new Channel(FD.supervisor, blockingIo, leave), live),
    robot: new Channel(FD.robot, blockingIo),
    live,
    elapsedMs: () => performance.now(),
    fillRandom: (bytes) => void randomFillSync(bytes),
    readSnapshot: (into) => readSync(FD.snapshot, into, 0, into.length, 0),
    writeOutput: (stream, bytes) => blockingIo.write(stream, bytes),
  });
}
