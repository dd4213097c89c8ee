/** A robot server in this process on a private run folder, with a supervisor that beats. */

import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { EVERYTHING } from "@sandpaw/runtime/policy";
import {
  BEAT_EVERY_MS,
  connectLines,
  CONTROL_VERSION,
  robotPaths,
  type ControlMethods,
  type Driver,
  type Grant,
  type Identity,
  type LineClient,
  type RobotPaths,
  type ViewMethods,
} from "@sandpaw/runtime/protocol";
import { startRobotServer, type Mode, type RobotServer } from "@sandpaw/runtime/robot";
import pino from "pino";

import { temporaryFolder } from "../../harness/index.js";
import { FakeEngine } from "./fake-engine.js";
import { MemoryDriver } from "./memory-driver.js";

export const GRANT: Grant = {
  motion: {
    maxSpeed: 0.3,
    maxSideSpeed: 0,
    maxTurn: 1.5,
    maxAcceleration: 1,
    maxTurnAcceleration: 6,
    maxTtlMs: 1000,
    attentiveMs: 1000,
    blindSpeed: 10,
    batteryUse: 0.95,
  },
  sensors: { rateHz: 50 },
  events: {},
  telemetry: {},
  resources: { memoryBytes: 65_536, tableElements: 0, callMs: 500 },
  priority: 0,
};

export const IDENTITY: Identity = {
  name: "test",
  digest: `sha256:${"0".repeat(64)}`,
  module: "test 1.0.0",
  signer: "nobody",
};

type Notification = Readonly<Record<string, unknown>>;

/** A supervisor's connection that beats until it is told not to. */
export class FakeSupervisor {
  readonly client: LineClient<ControlMethods>;
  readonly notifications: Notification[];
  #beat: NodeJS.Timeout | undefined;

  constructor(client: LineClient<ControlMethods>, notifications: Notification[]) {
    this.client = client;
    this.notifications = notifications;
    this.#beat = setInterval(() => void client.call("beat", {}).catch(() => undefined), BEAT_EVERY_MS / 2);
  }

  static async connect(paths: RobotPaths): Promise<FakeSupervisor> {
    const notifications: Notification[] = [];
    const client = await connectLines<ControlMethods>({
      path: paths.control,
      onNotification: (message) => notifications.push(message),
    });
    await client.call("hello", { version: CONTROL_VERSION, client: "test" });
    return new FakeSupervisor(client, notifications);
  }

  freeze(): void {
    clearInterval(this.#beat);
  }

  /** A slot with an open session; the engine has yet to attach. */
  async open(
    grant: Grant = GRANT,
    shape: "program" | "reactor" = "program",
  ): Promise<ControlMethods["slot.open"]["result"] & ControlMethods["session.open"]["result"]> {
    const slot = await this.client.call("slot.open", {});
    const session = await this.client.call("session.open", {
      slot: slot.slot,
      grant,
      identity: IDENTITY,
      shape,
    });
    return { ...slot, ...session };
  }

  /** A session with an attached engine. */
  async start(
    grant: Grant = GRANT,
    shape: "program" | "reactor" = "program",
  ): Promise<{ engine: FakeEngine; session: string; snapshot: string; slot: string }> {
    const { attach, token, session, snapshot, slot } = await this.open(grant, shape);
    const engine = new FakeEngine(attach);
    await engine.attach(token);
    return { engine, session, snapshot, slot };
  }

  close(): void {
    this.freeze();
    this.client.close();
  }
}

export interface RunningRobot<D extends Driver = MemoryDriver> {
  readonly run: string;
  readonly driver: D;
  readonly server: RobotServer;
  readonly supervisor: FakeSupervisor;
  readonly view: LineClient<ViewMethods>;
  close(): Promise<void>;
}

/** Starts a server on a driver without a device; `run` and `mode` as needed. */
export function startRobot(
  options: {
    readonly run?: string;
    readonly state?: string;
    readonly mode?: Mode;
    readonly driver?: MemoryDriver;
    readonly onFatal?: (error: Error) => void;
  } = {},
): Promise<RunningRobot> {
  return startRobotOn(options.driver ?? new MemoryDriver(), options);
}

/** Starts a server on this driver. */
export async function startRobotOn<D extends Driver>(
  driver: D,
  options: {
    readonly run?: string;
    readonly state?: string;
    readonly mode?: Mode;
    readonly onFatal?: (error: Error) => void;
  } = {},
): Promise<RunningRobot<D>> {
  const run = options.run ?? temporaryFolder();
  const server = await startRobotServer({
    name: "robot",
    runDir: run,
    recordDir: join(run, "recordings"),
    ...(options.state === undefined ? {} : { stateDir: options.state }),
    uid: process.geteuid?.() ?? 0,
    driver,
    mode: options.mode ?? { kind: "live" },
    ceiling: EVERYTHING,
    log: pino({ level: "silent" }),
    machineNs: () => process.hrtime.bigint(),
    date: () => new Date(0),
    random: (bytes) => randomBytes(bytes),
    onFatal: options.onFatal ?? (() => undefined),
  });
  const paths = robotPaths(run, "robot");
  const supervisor = await FakeSupervisor.connect(paths);
  const view = await connectLines<ViewMethods>({ path: paths.view });
  return {
    run,
    driver,
    server,
    supervisor,
    view,
    async close() {
      supervisor.close();
      view.close();
      await server.close("test over");
    },
  };
}

/** Runs `body` on a fresh live robot, and takes it away again. */
export async function withRobot(body: (robot: RunningRobot) => Promise<void>): Promise<void> {
  const robot = await startRobot();
  try {
    await body(robot);
  } finally {
    await robot.close();
  }
}

/** Waits until something holds; fails after `limitMs`. */
export async function until(holds: () => boolean, limitMs = 15_000): Promise<number> {
  const from = performance.now();
  while (!holds()) {
    if (performance.now() - from > limitMs) throw new Error(`not within ${limitMs} ms: ${holds.toString()}`);
    await sleep(2);
  }
  return performance.now() - from;
}
