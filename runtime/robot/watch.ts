/** What runs by itself: the live safety loop, the watchdog of engines, and the look at the lock. */

import type { Body } from "./body.js";
import type { Control } from "./control-methods.js";
import { RobotdError } from "./error.js";
import { DEADLINE_NS, type Lateness } from "./lateness.js";
import type { RobotServerOptions } from "./options.js";
import type { Registry } from "./registry.js";
import { startSafetyLoop } from "./safety-loop.js";
import { findSilent, findUnresponsive } from "./watchdog.js";

const WATCHDOG_MS = 50;
/** A look that comes this late has been kept from looking, and from hearing engines too. */
const GAP_NS = 200_000_000n;
/** The like for the beats of supervisors: a shorter gap cannot make one silent whose beats are on time. */
const UNHEARD_NS = 100_000_000n;
const LOCK_MS = 1000;
/** A map that is lost with the power is this old at most. */
const SAVE_MAP_MS = 60_000;

export interface WatchParts {
  readonly options: RobotServerOptions;
  readonly body: Body;
  readonly registry: Registry;
  readonly control: Control;
  readonly lateness: Lateness;
  /** Writes the snapshots that are due. */
  readonly refresh: () => void;
}

/** Starts all of it; returns what ends each. */
export function watch(parts: WatchParts, isHeld: () => boolean): readonly (() => void)[] {
  const { options } = parts;
  let lookedNs = options.machineNs();
  const ends = [
    every(WATCHDOG_MS, () => {
      const nowNs = options.machineNs();
      watchEngines(parts, nowNs - lookedNs);
      lookedNs = nowNs;
    }),
    every(LOCK_MS, () => watchLock(parts, isHeld)),
  ];
  if (options.mode.kind === "lockstep") return ends;
  const { machineNs } = options;
  return [
    ...ends,
    every(SAVE_MAP_MS, () => parts.body.map.tell("save", undefined)),
    startSafetyLoop({
      machineNs,
      cycle: (nowNs, lateNs, missed) => {
        cycle(parts, nowNs, lateNs, missed);
      },
    }),
  ];
}

function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  return () => {
    clearInterval(timer);
  };
}

function cycle(parts: WatchParts, nowNs: bigint, lateNs: bigint, missed: number): void {
  const { lateness } = parts;
  const { motion, metrics, profile } = parts.body;
  lateness.add(lateNs, missed);
  metrics.loopLateness.observe(Number(lateNs) / 1e9);
  metrics.loopMissed.inc(missed > 0 ? missed : lateNs > DEADLINE_NS ? 1 : 0);
  if (lateNs > UNHEARD_NS) forgive(parts, nowNs, lateNs);
  watchSupervisors(parts, nowNs);
  // The device has stopped by itself meanwhile; what was commanded before the gap must not move it again.
  const isGap = lateNs > BigInt(profile.commandExpiryMs) * 1_000_000n;
  if (isGap) motion.haltAll("expired");
  motion.cycle();
  parts.refresh();
}

/**
 * This process itself stood still that long, ns, and timers run before what has waited on its sockets is read: it holds
 * none of it against supervisors and guests.
 */
function forgive({ control, registry }: WatchParts, nowNs: bigint, gapNs: bigint): void {
  for (const supervisor of control.supervisors.values()) {
    const heardNs = supervisor.lastHeardNs + gapNs;
    supervisor.lastHeardNs = heardNs < nowNs ? heardNs : nowNs;
  }
  for (const { session } of registry.seats) session.unheard(gapNs);
}

function watchSupervisors({ control, registry, body }: WatchParts, nowNs: bigint): void {
  const { motion, happenings } = body;
  for (const supervisor of findSilent(control.supervisors.values(), nowNs)) {
    for (const { session, slot } of registry.seats) {
      if (slot.owner === supervisor) motion.halt(session.id, "inattentive");
    }
    if (registry.seats.some(({ slot }) => slot.owner === supervisor)) {
      happenings.tell(
        "supervisor-silent",
        `${supervisor.name} is silent; its sessions may not move the robot`,
      );
    }
  }
}

function watchEngines({ options, registry, body }: WatchParts, sinceNs: bigint): void {
  if (sinceNs > GAP_NS) {
    for (const { session } of registry.seats) session.forgive(sinceNs);
  }
  const limit = options.mode.kind === "lockstep" ? options.mode.wallLimitMs : undefined;
  for (const { session } of findUnresponsive(registry.seats, limit)) {
    body.happenings.tell("session-unresponsive", `${session.id} does not come back`, { session: session.id });
  }
}

function watchLock({ options, body }: WatchParts, isHeld: () => boolean): void {
  if (isHeld()) return;
  body.motion.haltAll("stop");
  options.onFatal(new RobotdError("robot-owned", "another process has taken this robot's lock"));
}
