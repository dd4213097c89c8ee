/** One robot in this process: motion, sessions and what watches them, wired to the driver and the clock. */

import { mkdirSync } from "node:fs";

import type { GuestEvent, Limit, RobotPaths, RobotProfile, RobotState } from "../protocol/index.js";
import { createControl, type Control } from "./control-methods.js";
import { createEmergency, type Emergency } from "./emergency.js";
import type { EngineHandlers } from "./engine-connection.js";
import { createHappenings } from "./happenings.js";
import { createLateness } from "./lateness.js";
import { createMetrics } from "./metrics.js";
import { createMotion } from "./motion.js";
import type { RobotServerOptions } from "./options.js";
import { createCutter } from "./profile-ceiling.js";
import { Registry } from "./registry.js";
import type { EstopState } from "./safety/estop.js";
import { leaseSeenBy } from "./safety/lease.js";
import { PERIOD_NS } from "./safety-loop.js";
import { createSnapshots } from "./snapshots.js";
import { robotStatus } from "./status.js";
import { createTelemetry } from "./telemetry.js";
import { createTimekeeper } from "./timekeeper.js";
import { createView, type View } from "./view-methods.js";
import { watch } from "./watch.js";

export interface Robot {
  readonly control: Control;
  readonly view: View;
  readonly engines: EngineHandlers;
  readonly isEstopLatched: boolean;
  /** A fault of this server while it served a request. */
  readonly onFault: (error: unknown, method: string) => void;
  /** Begins to run; `isHeld` tells whether this process still owns the robot. */
  start(isHeld: () => boolean): void;
  /** Zero to the device, now. */
  halt(): void;
  /** Ends all sessions and everything that runs by itself. */
  end(why: string): void;
}

/** Connects the driver and wires a robot; nothing runs before `start`. */
export async function createRobot(
  options: RobotServerOptions,
  paths: RobotPaths,
  latch: EstopState,
): Promise<Robot> {
  const { driver, log, mode, machineNs } = options;
  const metrics = createMetrics(options.name);
  const telemetry = createTelemetry(metrics.registry);
  const lateness = createLateness();
  let state: RobotState = {};
  let registry: Registry | undefined;
  let view: View | undefined;
  let emergency: Emergency | undefined;
  let profile: RobotProfile | undefined;

  const time = createTimekeeper(mode, machineNs, { driver, log });
  const now = (): bigint => time.clock.now();
  const seats = (): Registry["seats"] => registry?.seats ?? [];

  const happenings = createHappenings({
    now,
    log,
    toGuests: (event: GuestEvent) => {
      for (const { session } of seats()) session.notify(event);
    },
    toViewers: (event) => view?.tell(event),
  });
  const motion = createMotion(
    {
      now,
      send: (velocity) => {
        driver.setVelocity(velocity);
      },
      onLease(holder) {
        metrics.leaseChanges.inc();
        happenings.tell(holder ? "lease-taken" : "lease-freed", holder ?? "nobody holds the lease");
        for (const { session } of seats()) {
          session.notify({
            stampNs: now(),
            what: { tag: "lease", val: leaseSeenBy(motion.lease, session.id) },
          });
        }
      },
      onLimit(limit: Limit) {
        happenings.limit(limit);
      },
    },
    latch.kind !== "released",
  );
  metrics.estop.set(latch.kind === "released" ? 0 : 1);

  function setState(next: RobotState): void {
    state = next;
    motion.setRobot(next);
    happenings.robot(next);
  }

  profile = await driver.connect({
    onState: setState,
    onLink(up, why) {
      motion.setLink(up);
      metrics.link.set(up ? 1 : 0);
      happenings.tell(up ? "link-up" : "link-lost", why);
      if (!up && mode.kind === "lockstep") registry?.closeAll(`the world is gone: ${why}`);
    },
  });
  // Whatever moved the robot before this server came ends here.
  motion.setLink(true);
  await time.begin(setState);

  const snapshots = createSnapshots({ now, motion, robot: () => state, periodNs: PERIOD_NS });
  mkdirSync(paths.snapshots, { mode: 0o700 });
  const sessions = new Registry({
    snapshots: paths.snapshots,
    clocks: { world: time.clock, machineNs },
    pace: time.pace,
    motion,
    profile,
    camera: {
      cameras: profile.cameras,
      now,
      isLinked: () => motion.link,
      capture: (...args) => driver.capture(...args),
    },
    metrics,
    telemetry,
    random: options.random,
    cut: createCutter(options.ceiling, profile),
    onSession(what, session, why) {
      happenings.tell(`session-${what}`, `${session.id} ${why}`.trim(), { session: session.id });
      const seat = what === "attached" && sessions.seats.find((one) => one.session === session);
      if (seat) snapshots.refresh(seat);
    },
  });
  registry = sessions;

  emergency = createEmergency(
    {
      path: paths.estop,
      motion,
      machineNs,
      date: options.date,
      random: options.random,
      isCausePresent: () =>
        !motion.link || (state.hazards?.present ?? []).some(({ kind }) => kind === "wheel-drop"),
      onChange(latched, by) {
        metrics.estop.set(latched ? 1 : 0);
        happenings.tell(latched ? "estop-latched" : "estop-cleared", `by ${by}`);
      },
    },
    latch,
  );
  const stop = emergency;

  const hello = { robot: options.name, mode: mode.kind, profile };
  const control = createControl({ ...hello, registry, motion, machineNs, attachPath: paths.attach });
  view = createView({
    hello,
    emergency,
    status: () =>
      robotStatus({
        robot: options.name,
        mode: mode.kind,
        nowNs: now(),
        link: motion.link,
        estop: stop.state,
        commanded: motion.safety.commanded,
        limitedBy: motion.safety.limitedBy,
        lease: motion.lease,
        state,
        seats: seats(),
        loop: { periodMs: Number(PERIOD_NS) / 1e6, ...lateness.report },
      }),
    plan: async () => (driver.plan ? driver.plan() : null),
    metrics: () => metrics.registry.metrics(),
  });
  const viewers = view;

  const engines: EngineHandlers = {
    mode: mode.kind,
    seed: mode.kind === "lockstep" ? mode.seed : 0n,
    now,
    attach: (token, connection) => sessions.attach(token, connection),
    detached: (session) => {
      sessions.detached(session);
    },
    closed(connection, code, why) {
      if (code !== "engine-closed") {
        metrics.refusedEngines.inc({ why: code });
        happenings.tell("engine-refused", why);
      }
      sessions.connectionClosed(connection, why);
    },
  };

  let ends: readonly (() => void)[] = [];
  return {
    control,
    view,
    engines,
    get isEstopLatched() {
      return stop.state.kind !== "released";
    },
    onFault(error, method) {
      log.error({ err: error, method }, "a request failed");
    },
    start(isHeld) {
      const parts = {
        options,
        profile,
        motion,
        registry: sessions,
        control,
        snapshots,
        metrics,
        lateness,
        happenings,
      };
      ends = [
        time.start({ motion, refresh: () => snapshots.refreshDue(sessions.seats) }),
        ...watch(parts, isHeld),
      ];
    },
    halt() {
      motion.haltAll("stop");
    },
    end(why) {
      for (const end of ends) end();
      sessions.closeAll(why);
      viewers.close();
    },
  };
}
