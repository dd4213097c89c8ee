/** The behaviours of the failure harness: all drive a small circle, far from every wall, until something fails. */

import type { ProjectSource } from "../harness/project-folder.js";

/** What fails in the guest itself; `none` drives until something else does. */
export type GuestFailure = "none" | "trap" | "exit" | "hang" | "hang-in-action";

const MOTION = { maxSpeed: 0.2, maxTurn: 1, maxTtlMs: 300 };
/** The last thing that a guest says: the monotonic time at which it fails, ns. */
export const LAST_WORDS = "fails at ";

const ENDS: Readonly<Record<"trap" | "exit" | "hang", string>> = {
  trap: "unreachable();",
  exit: "exit(3);",
  hang: "while (true) {}",
};

/** The source of one guest. */
export function guestOf(failure: GuestFailure): ProjectSource {
  if (failure === "none") {
    return {
      source: `import { motion } from "@sandpaw/sdk";
export function tick(): void { motion.drive(0.2, 0.0, 1.0, 300); }`,
      shape: "reactor",
      request: { motion: MOTION },
    };
  }
  if (failure === "hang-in-action") return hangInAction();
  return {
    // It ends at a moment that no tick and no cycle knows.
    source: `import { clock, exit, log, motion, sleep } from "@sandpaw/sdk";
export function main(): void {
  const until = clock.nowNs() + 700_000_000 + clock.nowNs() % 200_000_000;
  while (clock.nowNs() < until) {
    motion.drive(0.2, 0.0, 1.0, 300);
    sleep(40);
  }
  motion.drive(0.2, 0.0, 1.0, 300);
  log.info("${LAST_WORDS}" + clock.nowNs().toString());
  ${ENDS[failure]}
}`,
    shape: "program",
    request: { motion: MOTION, log: {} },
  };
}

function hangInAction(): ProjectSource {
  return {
    source: `import { clock, log, motion, sensors, sleep } from "@sandpaw/sdk";
export function main(): void {
  const way = motion.goTo(${AWAY}, 30_000);
  while (way.poll().isRunning) {
    sleep(50);
    const now = sensors.odometry();
    if (now.ok && now.vx > 0.15) break;
  }
  sleep(<u32>(clock.nowNs() / 1000 % 200));
  way.poll();
  log.info("${LAST_WORDS}" + clock.nowNs().toString());
  while (true) {}
}`,
    shape: "program",
    request: { motion: MOTION, log: {}, sensors: { rateHz: 20 } },
  };
}

/** Farther off than any attentive guest is needed for. */
const AWAY = "3.4, 1.0";
