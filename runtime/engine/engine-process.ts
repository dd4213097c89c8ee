/**
 * The engine as a process. Descriptors: 0 robot server (or /dev/null), 1 and 2 the guest's output, 3 supervisor,
 * 4 snapshot, 5 the machine's randomness. No arguments, no environment, no files. It blocks, and never returns to an
 * event loop. `node:crypto` would be 12 ms of every start and 0.9 MiB of every engine, for randomness alone.
 */

import { readSync } from "node:fs";
import { blockingIo } from "./blocking-io.js";
import { Channel } from "./channel.js";
import { liveClock } from "./clock.js";
import { runEngine } from "./engine.js";
import type { Link } from "./link.js";
import { SupervisorPort } from "./supervisor-port.js";

const FD = { robot: 0, supervisor: 3, snapshot: 4, random: 5 } as const;

/** Without a supervisor nobody waits for an answer: end, from wherever the guest is. */
function leave(): never {
  process.exit(0);
}

/** Never less than all: a guest must not take what was in its memory for randomness. */
function fillRandom(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    const read = readSync(FD.random, bytes, at, bytes.length - at, null);
    if (read === 0) throw new Error("the machine's randomness has ended");
    at += read;
  }
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
    fillRandom,
    readSnapshot: (into) => readSync(FD.snapshot, into, 0, into.length, 0),
    writeOutput: (stream, bytes) => blockingIo.write(stream, bytes),
  });
}
