/** The robot's body: its driver, what is known of it, what moves it, and the clock that all of it goes by. */

import { join } from "node:path";

import { robotPaths, type Driver, type RobotProfile, type RobotState } from "../protocol/index.js";
import { createDockPlace, type DockPlace } from "./dock-place.js";
import { createHappenings, type Happenings } from "./happenings.js";
import { createMapFeed } from "./map-feed.js";
import { startMapThread, type MapThread } from "./map/map-thread.js";
import { createMetrics, type Metrics } from "./metrics.js";
import { createMotion, type Motion } from "./motion.js";
import type { RobotServerOptions } from "./options.js";
import { PERSON_BEFORE } from "./people.js";
import { isIntervention } from "./safety/rule.js";
import type { EstopState } from "./safety/estop.js";
import { createTimekeeper, type Timekeeper } from "./timekeeper.js";

export interface Body {
  readonly driver: Driver;
  readonly profile: RobotProfile;
  readonly motion: Motion;
  readonly time: Timekeeper;
  readonly happenings: Happenings;
  readonly metrics: Metrics;
  readonly map: MapThread;
  readonly dock: DockPlace;
  /** The newest of everything that the device has told. */
  readonly state: RobotState;
  /** ns on the clock of the sessions. */
  readonly now: () => bigint;
  /** Called when the link to the device is lost. */
  onLinkLost(listener: (why: string) => void): void;
}

/** Connects the driver. Zero is the first thing that the device is told. */
export async function connectBody(options: RobotServerOptions, latch: EstopState): Promise<Body> {
  const { driver, log, mode, machineNs } = options;
  const time = createTimekeeper(mode, machineNs, { driver, log });
  const now = (): bigint => time.clock.now();
  const happenings = createHappenings(now, log);
  const metrics = createMetrics(options.name);
  const lostListeners: ((why: string) => void)[] = [];
  let state: RobotState = {};
  const dock = createDockPlace();
  const stateListeners: ((state: RobotState) => void)[] = [
    (next) => {
      dock.see(next);
    },
  ];

  const motion = createMotion(
    {
      now,
      send: (velocity) => {
        driver.setVelocity(velocity);
      },
      onLease(lease) {
        metrics.leaseChanges.inc();
        for (const kind of ["module", "person"] as const) {
          metrics.leaseHeld.set({ holder: kind }, lease.holder?.kind === kind ? 1 : 0);
        }
        happenings.lease(lease);
      },
      onRule(rule) {
        if (isIntervention(rule)) metrics.interventions.inc({ code: rule });
        happenings.rule(rule);
      },
      onRefusal(rule) {
        metrics.interventions.inc({ code: rule });
        happenings.refusal(rule);
      },
    },
    latch.kind !== "released",
  );
  metrics.estop.set(latch.kind === "released" ? 0 : 1);

  function setState(next: RobotState): void {
    state = next;
    motion.setRobot(next);
    happenings.robot(next);
    for (const listener of stateListeners) listener(next);
  }

  const profile = await driver.connect({
    onState: setState,
    onLink(up, why) {
      motion.setLink(up);
      metrics.link.set(up ? 1 : 0);
      happenings.tell(up ? "link-up" : "link-lost", why);
      if (!up) for (const listener of lostListeners) listener(why);
    },
  });
  const map = startMapThread({
    file: keptAt(options, "map"),
    onTrouble: (why) => {
      happenings.tell("map-trouble", why);
    },
  });
  stateListeners.push(
    createMapFeed({
      map,
      now,
      radius: profile.radius,
      onLeftOut: () => {
        metrics.scansLeftOut.inc();
      },
    }),
  );
  motion.setProfile(profile);
  // Cleared before a restart, and not let go since: behaviours wait for a person all the same.
  if (latch.kind === "released" && latch.heldBy !== undefined) {
    motion.take({ session: PERSON_BEFORE, by: latch.heldBy }, false);
  }
  // Whatever moved the robot before this server came ends here.
  motion.setLink(true);
  await time.begin(setState);

  return {
    driver,
    profile,
    motion,
    time,
    happenings,
    metrics,
    map,
    dock,
    now,
    get state() {
      return state;
    },
    onLinkLost(listener) {
      lostListeners.push(listener);
    },
  };
}

/** Where something is kept; a run that is to be repeated must begin with nothing. */
export function keptAt({ stateDir, name, mode }: RobotServerOptions, what: string): string | undefined {
  if (stateDir === undefined || mode.kind !== "live") return undefined;
  return join(robotPaths(stateDir, name).dir, what);
}
