/** The failures that the robot must stop for, and within what time the zero command must be at the device. */

import { setTimeout as sleep } from "node:timers/promises";
import { fakeTimeLibrary } from "../interop/wrong-clock.js";
import type { GuestFailure } from "./guests.js";
import type { Scene, Surroundings } from "./scene.js";
import { canMount } from "./small-disk.js";

/** Kill, trap and exit are seen at once. */
const AT_ONCE_MS = 20;
/** Time-to-live and 100 ms. */
const EXPIRY_MS = 400;
/** A guest is attentive for a second after its last call; and 100 ms. */
const ATTENTION_MS = 1100;
/** Longer than anything here takes. */
const FOR_GOOD_MS = 60_000;
const HOUR_S = 3600;
/** A link that is slower than the device's expiry delivers commands that are dead. */
const TOO_SLOW_MS = 300;
const SLOW_MS = 60;

export interface Kind {
  readonly name: string;
  readonly boundMs: number;
  readonly guest: GuestFailure;
  readonly surroundings?: Surroundings;
  /** Why this machine cannot show it; undefined where it can. */
  readonly missing?: () => string | undefined;
  /** Lets it happen to a robot that drives; the moment at which it has, monotonic ns. */
  readonly strike: (scene: Scene) => Promise<bigint>;
  /** Looks, when all is over, whether it has happened at all; throws. */
  readonly prove?: (scene: Scene) => Promise<void>;
}

function now(): bigint {
  return process.hrtime.bigint();
}

/** A line of the audit is there by then. */
const AUDIT_MS = 5000;

/** So that it does not always happen at the same moment of a tick. */
async function aMoment(): Promise<void> {
  await sleep(100 + Math.random() * 100);
}

function send(victim: keyof Scene["pids"], signal: NodeJS.Signals): Kind["strike"] {
  return async (scene) => {
    await aMoment();
    const at = now();
    process.kill(scene.pids[victim], signal);
    return at;
  };
}

const guestFails: Kind["strike"] = (scene) => scene.guestFailure();

function needsClock(): string | undefined {
  return fakeTimeLibrary() === undefined
    ? "libfaketime is not here (Debian: apt-get install faketime)"
    : undefined;
}

function needsMount(): string | undefined {
  return canMount() ? undefined : "only root may mount a small disk";
}

function clockStepped(seconds: number): Kind["strike"] {
  return async (scene) => {
    await aMoment();
    scene.setClock(seconds);
    return send("engine", "SIGSTOP")(scene);
  };
}

/** The audit has wall time: it shows what the robot server takes for the hour. Motion has a line a second. */
function clockIsOff(seconds: number): (scene: Scene) => Promise<void> {
  return async (scene) => {
    let line = "";
    for (const limit = performance.now() + AUDIT_MS; performance.now() < limit; await sleep(50)) {
      line = scene.lastAuditLine();
      const at = Date.parse(/"t":"([^"]+)"/.exec(line)?.[1] ?? "");
      if (Math.abs((at - Date.now()) / 1000 - seconds) < 60) return;
    }
    throw new Error(`the clock was not stepped by ${seconds} s: ${line}`);
  };
}

/** In the order of the table. */
export const KINDS: readonly Kind[] = [
  { name: "guest trap", boundMs: AT_ONCE_MS, guest: "trap", strike: guestFails },
  { name: "guest exit", boundMs: AT_ONCE_MS, guest: "exit", strike: guestFails },
  { name: "guest hang", boundMs: EXPIRY_MS, guest: "hang", strike: guestFails },
  {
    name: "guest hang during an action",
    boundMs: ATTENTION_MS,
    guest: "hang-in-action",
    strike: guestFails,
  },
  { name: "engine kill -9", boundMs: AT_ONCE_MS, guest: "none", strike: send("engine", "SIGKILL") },
  { name: "engine SIGSTOP", boundMs: EXPIRY_MS, guest: "none", strike: send("engine", "SIGSTOP") },
  { name: "supervisor kill -9", boundMs: AT_ONCE_MS, guest: "none", strike: send("supervisor", "SIGKILL") },
  { name: "supervisor SIGSTOP", boundMs: EXPIRY_MS, guest: "none", strike: send("supervisor", "SIGSTOP") },
  { name: "robotd SIGTERM", boundMs: AT_ONCE_MS, guest: "none", strike: send("robotd", "SIGTERM") },
  { name: "robotd kill -9", boundMs: AT_ONCE_MS, guest: "none", strike: send("robotd", "SIGKILL") },
  { name: "robotd SIGSTOP", boundMs: EXPIRY_MS, guest: "none", strike: send("robotd", "SIGSTOP") },
  {
    name: "robot link cut",
    boundMs: EXPIRY_MS,
    guest: "none",
    async strike(scene) {
      await aMoment();
      const at = now();
      await scene.chain.truth.call("fault.link-cut", { forMs: FOR_GOOD_MS });
      return at;
    },
  },
  {
    name: "robot link slow, 300 ms each way",
    boundMs: EXPIRY_MS,
    guest: "none",
    async strike(scene) {
      await aMoment();
      const at = now();
      await scene.chain.truth.call("fault.link-slow", { delayMs: TOO_SLOW_MS });
      return at;
    },
  },
  {
    name: "robot link slow, 60 ms each way, then engine kill -9",
    boundMs: EXPIRY_MS,
    guest: "none",
    async strike(scene) {
      await scene.chain.truth.call("fault.link-slow", { delayMs: SLOW_MS });
      await sleep(4 * SLOW_MS);
      return send("engine", "SIGKILL")(scene);
    },
  },
  {
    name: "telemetry stalled",
    boundMs: EXPIRY_MS,
    guest: "none",
    async strike(scene) {
      await aMoment();
      const at = now();
      const sensors = ["hazards", "scan", "pose", "odometry", "battery", "dock"] as const;
      const stalled = sensors.map((sensor) =>
        scene.chain.truth.call("fault.sensor", { sensor, mode: "frozen" }),
      );
      await Promise.all(stalled);
      return at;
    },
  },
  {
    name: "clock an hour ahead at once, then engine SIGSTOP",
    boundMs: EXPIRY_MS,
    guest: "none",
    surroundings: { wrongClock: true },
    missing: needsClock,
    strike: clockStepped(HOUR_S),
    prove: clockIsOff(HOUR_S),
  },
  {
    name: "clock an hour back at once, then engine SIGSTOP",
    boundMs: EXPIRY_MS,
    guest: "none",
    surroundings: { wrongClock: true },
    missing: needsClock,
    strike: clockStepped(-HOUR_S),
    prove: clockIsOff(-HOUR_S),
  },
  {
    name: "disk full, then engine kill -9",
    boundMs: AT_ONCE_MS,
    guest: "none",
    surroundings: { smallDisk: true },
    missing: needsMount,
    async strike(scene) {
      scene.fillDisk();
      // Audit and recording run into it while the robot drives.
      await sleep(1500);
      return send("engine", "SIGKILL")(scene);
    },
  },
  {
    name: "disk full, then STOP",
    boundMs: AT_ONCE_MS,
    guest: "none",
    surroundings: { smallDisk: true },
    missing: needsMount,
    async strike(scene) {
      scene.fillDisk();
      await aMoment();
      const at = now();
      // It acts, and says that it could not be written down.
      const answer = await scene.chain.view.call("estop", { by: "ann" }).then(
        () => "done",
        (error: unknown) => String(error),
      );
      if (!answer.includes("estop-not-persisted"))
        throw new Error(`the full disk was not noticed: ${answer}`);
      return at;
    },
  },
  {
    name: "CPU starved by 8 spinners, then engine SIGSTOP",
    boundMs: EXPIRY_MS,
    guest: "none",
    async strike(scene) {
      scene.starve();
      await sleep(500);
      return send("engine", "SIGSTOP")(scene);
    },
  },
  {
    name: "CPU starved by 8 spinners, then engine kill -9",
    boundMs: EXPIRY_MS,
    guest: "none",
    async strike(scene) {
      scene.starve();
      await sleep(500);
      return send("engine", "SIGKILL")(scene);
    },
  },
];
