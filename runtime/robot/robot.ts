/** One robot in this process: its body, the sessions on it, and what people and supervisors may ask of it. */

import { mkdirSync } from "node:fs";

import type { RobotPaths } from "../protocol/index.js";
import { createActions } from "./actions/actions.js";
import { connectBody, keptAt, type Body } from "./body.js";
import { createControl, type Control } from "./control-methods.js";
import { createDirector } from "./director.js";
import { createEmergency, type Emergency } from "./emergency.js";
import type { EngineHandlers } from "./engine-connection.js";
import { openLedger } from "./ledger.js";
import { createLateness, type Lateness } from "./lateness.js";
import type { RobotServerOptions } from "./options.js";
import { createNoGo, type NoGo } from "./no-go.js";
import { createPeople } from "./people.js";
import { createCutter, UNLIMITED } from "./profile-ceiling.js";
import { createRecordings } from "./record/recordings.js";
import { Registry, type RegistryParts } from "./registry.js";
import type { EstopState } from "./safety/estop.js";
import { PERIOD_NS } from "./safety-loop.js";
import { createSnapshots } from "./snapshots.js";
import { robotStatus } from "./status.js";
import { createStores } from "./store/stores.js";
import { createTelemetry } from "./telemetry.js";
import { createViewCamera } from "./view-camera.js";
import { createViewMap } from "./view-map.js";
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
  /** After `end`: writes what must be kept. */
  close(): Promise<void>;
}

/** Connects the driver and wires a robot; nothing runs before `start`. */
export async function createRobot(
  options: RobotServerOptions,
  paths: RobotPaths,
  latch: EstopState,
): Promise<Robot> {
  const { mode, machineNs } = options;
  const body = await connectBody(options, latch);
  const { motion, profile, happenings, metrics } = body;
  const lateness = createLateness();
  const snapshots = createSnapshots({
    now: body.now,
    motion,
    robot: () => body.state,
    isStepwise: (seat) => mode.kind === "live" && seat.tap !== undefined,
    periodNs: PERIOD_NS,
  });
  const recordings = createRecordings(options, body, snapshots);
  const ledger = openLedger(options, body);
  const registry = createRegistry(options, paths, body, {
    record: recordings.record,
    onDenied: ledger.denied,
  });
  const emergency = createRobotEmergency(options, paths, body, latch);
  const people = createPeople({
    motion,
    now: body.now,
    envelope: createCutter(options.ceiling, profile)(UNLIMITED).motion,
    isLatched: () => emergency.state.kind !== "released",
    isHeld: () => emergency.isHeld,
  });
  const noGo = createNoGo(motion, happenings);
  const director = createDirector(body.time.clock, body.time.pace);
  const hello = { robot: options.name, mode: mode.kind, profile };
  const control = createControl({
    ...hello,
    registry,
    motion,
    director,
    machineNs,
    attachPath: paths.attach,
  });
  const view = createView({
    hello,
    emergency,
    people,
    noGo,
    status: () => statusOf(options, body, registry, { emergency, lateness, noGo }),
    plan: async () => (body.driver.plan ? body.driver.plan() : null),
    picture: createViewCamera({
      // A run that is to be repeated must not depend on who looks.
      cameras: mode.kind === "live" ? profile.cameras : [],
      machineNs,
      isLinked: () => motion.link,
      capture: (...args) => body.driver.capture(...args),
    }),
    metrics() {
      const { holder, queue } = motion.lease;
      metrics.leaseWaiting.set(queue.length);
      metrics.leaseAge.set(holder ? Number(body.now() - holder.sinceNs) / 1e9 : 0);
      return metrics.registry.metrics();
    },
    map: createViewMap(body.map, machineNs),
  });

  registry.onSession((what, session, why) => {
    happenings.tell(`session-${what}`, `${session.id} ${why}`.trim(), { session: session.id });
    const seat = registry.seats.find((one) => one.session === session);
    if (what === "attached" && seat) snapshots.refresh(seat);
  });
  happenings.onGuestEvent((eventFor) => {
    for (const { session } of registry.seats) session.notify(eventFor(session.id));
  });
  happenings.onTold(view.tell);
  happenings.onTold(recordings.told);
  happenings.onTold(ledger.told);
  // Without its world, lockstep has no time; live, the sessions are told `unavailable` and may wait.
  const worldIsGone = (why: string): void => {
    registry.closeAll(`the world is gone: ${why}`);
  };
  if (mode.kind === "lockstep") body.onLinkLost(worldIsGone);

  let ends: readonly (() => void)[] = [];
  return {
    control,
    view,
    engines: engineHandlers(options, body, registry),
    get isEstopLatched() {
      return emergency.state.kind !== "released";
    },
    onFault(error, method) {
      options.log.error({ err: error, method }, "a request failed");
    },
    start(isHeld) {
      const refresh = (): void => {
        snapshots.refreshDue(registry.seats);
        recordings.moment();
        ledger.cycle();
      };
      const parts = { options, body, registry, control, lateness, refresh };
      // In lockstep the world waits for the map, and for the disk that a record goes to.
      const settled = async (): Promise<void> => {
        await body.map.settled();
        await recordings.room();
      };
      ends = [body.time.start({ motion, settled, refresh, failed: worldIsGone }), ...watch(parts, isHeld)];
    },
    halt() {
      motion.haltAll("stop");
    },
    end(why) {
      for (const end of ends) end();
      registry.closeAll(why);
      view.close();
    },
    async close() {
      // Records are whole when the robot stands and everybody has gone.
      await Promise.all([body.map.close(), recordings.close(), ledger.close()]);
    },
  };
}

function createRegistry(
  options: RobotServerOptions,
  paths: RobotPaths,
  body: Body,
  listeners: Pick<RegistryParts, "record" | "onDenied">,
): Registry {
  const { motion, profile, metrics, happenings, driver, now } = body;
  mkdirSync(paths.snapshots, { mode: 0o700 });
  return new Registry({
    snapshots: paths.snapshots,
    clocks: { world: body.time.clock, machineNs: options.machineNs },
    pace: body.time.pace,
    motion,
    profile,
    camera: {
      cameras: profile.cameras,
      now,
      isLinked: () => motion.link,
      capture: (...args) => driver.capture(...args),
    },
    metrics,
    map: body.map,
    actions: (session) =>
      createActions(session, {
        motion,
        map: body.map,
        now,
        robot: () => body.state,
        radius: profile.radius,
        dockPlace: () => body.dock.place,
        onEnd(ended) {
          const { id, kind, end } = ended;
          metrics.actions.inc({ kind, end });
          session.notify({ stampNs: now(), what: { tag: "action", val: ended } });
          happenings.tell("action-ended", `${kind} ${id} of ${session.id}: ${end}`, { session: session.id });
        },
      }),
    telemetry: createTelemetry(metrics.registry),
    stores: createStores({
      folder: keptAt(options, "store"),
      now,
      onTrouble: (why) => {
        happenings.tell("store-trouble", why);
      },
    }),
    random: options.random,
    cut: createCutter(options.ceiling, profile),
    ...listeners,
  });
}

function createRobotEmergency(
  { machineNs, date, random }: RobotServerOptions,
  paths: RobotPaths,
  body: Body,
  latch: EstopState,
): Emergency {
  const { motion, metrics, happenings } = body;
  return createEmergency(
    {
      path: paths.estop,
      motion,
      machineNs,
      date,
      random,
      isCausePresent: () => !motion.link || motion.mayHang,
      onChange(latched, by) {
        metrics.estop.set(latched ? 1 : 0);
        happenings.tell(latched ? "estop-latched" : "estop-cleared", `by ${by}`);
      },
    },
    latch,
  );
}

function statusOf(
  options: RobotServerOptions,
  body: Body,
  registry: Registry,
  {
    emergency,
    lateness,
    noGo,
  }: { readonly emergency: Emergency; readonly lateness: Lateness; readonly noGo: NoGo },
): ReturnType<typeof robotStatus> {
  const { motion } = body;
  return robotStatus({
    robot: options.name,
    mode: options.mode.kind,
    nowNs: body.now(),
    link: motion.link,
    estop: emergency.state,
    commanded: motion.safety.commanded,
    limitedBy: motion.limitedBy,
    lease: motion.lease,
    state: body.state,
    seats: registry.seats,
    noGo: noGo.status,
    loop: { periodMs: Number(PERIOD_NS) / 1e6, ...lateness.report },
  });
}

function engineHandlers(
  { mode, machineNs }: RobotServerOptions,
  body: Body,
  registry: Registry,
): EngineHandlers {
  return {
    mode: mode.kind,
    seed: mode.kind === "lockstep" ? mode.seed : 0n,
    now: body.now,
    machineNs,
    attach: (token, connection) => registry.attach(token, connection),
    detached: (session) => {
      registry.detached(session);
    },
    closed(connection, code, why) {
      if (code !== "engine-closed") {
        body.metrics.refusedEngines.inc({ why: code });
        body.happenings.tell("engine-refused", why);
      }
      registry.connectionClosed(connection, why);
    },
  };
}
