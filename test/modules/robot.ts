/**
 * A robot for tests: the simulated world in this process, without a safety core. What it does is decided by the
 * behaviour alone, so a test of it judges the behaviour.
 */

import { loadWorld, Simulation, STEP_MS, STEP_NS, type World } from "@sandpaw/runtime/drivers";
import type { GlueHost, HeldSnapshot } from "@sandpaw/runtime/engine";
import {
  createSnapshot,
  fail,
  putSnapshot,
  serveCall,
  succeed,
  type ActionState,
  type CallApi,
  type GuestEvent,
  type Image,
  type LogLevel,
  type Result,
  type RobotError,
  type Twist,
} from "@sandpaw/runtime/protocol";

const STANDSTILL: Twist = { vx: 0, vy: 0, wz: 0 };

export class TestRobot implements GlueHost {
  readonly world: World;
  readonly simulation: Simulation;
  readonly lines: { readonly level: LogLevel; readonly text: string }[] = [];
  readonly drives: { readonly velocity: Twist; readonly ttlMs: number }[] = [];
  readonly gauges: Map<string, number[]> = new Map();
  /** What the next waits answer, the first first; with none, they run until their deadline. */
  readonly events: GuestEvent[] = [];
  /** What the camera shows; without one there is none. */
  picture: ((maxWidth: number, maxHeight: number) => Image) | undefined;
  /** Set to refuse every velocity. */
  refusal: RobotError | undefined;
  /** Set to take velocities and not move. */
  jammed = false;
  nowNs = 0n;
  readonly #held: HeldSnapshot;
  #velocity = STANDSTILL;
  #untilNs = 0n;
  /** Waited, and not yet a whole step of the world. */
  #owedMs = 0;

  constructor(world: string, seed: number) {
    this.world = loadWorld(world);
    this.simulation = new Simulation(this.world, seed);
    const bytes = createSnapshot();
    this.#held = { bytes, words: new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4) };
  }

  /** Lets the world run for so many of its steps, and writes what the robot senses then. */
  advance(steps: number): void {
    for (let i = 0; i < steps; i++) {
      this.nowNs += STEP_NS;
      const moves = this.nowNs <= this.#untilNs && !this.jammed;
      const { vx, wz } = moves ? this.#velocity : STANDSTILL;
      this.simulation.command({ v: vx, w: wz });
      this.simulation.step(this.nowNs);
    }
    this.#sense();
  }

  snapshot(): HeldSnapshot {
    return this.#held;
  }

  call(id: number, args: Uint8Array): Uint8Array {
    const answer = serveCall(this.#api, id, args);
    if (answer instanceof Promise) throw new Error("this robot answers at once");
    return answer;
  }

  wait(timeoutMs: number): GuestEvent | undefined {
    const event = this.events.shift();
    if (event !== undefined) return event;
    this.#owedMs += Math.max(1, timeoutMs);
    const steps = Math.floor(this.#owedMs / STEP_MS);
    this.#owedMs -= steps * STEP_MS;
    this.advance(steps);
    return undefined;
  }

  log(level: LogLevel, text: string): void {
    this.lines.push({ level, text });
  }

  /** What becomes of the next action: its states, one at its start and one at each look; none refuses it. */
  actionStates: readonly ActionState[] = [];
  /** The actions that were started, with what they were asked. */
  readonly started: (readonly [ActionState["kind"], readonly number[], number])[] = [];
  readonly cancelled: number[] = [];
  readonly kept: Map<string, string> = new Map();

  #start(
    kind: ActionState["kind"],
    args: readonly number[],
    deadlineMs: number,
  ): Result<ActionState, RobotError> {
    this.started.push([kind, args, deadlineMs]);
    const [first, ...later] = this.actionStates;
    if (!first) return fail("pose-unknown");
    this.actionStates = later;
    return succeed(first);
  }

  readonly #api: CallApi = {
    motion: {
      drive: (velocity, ttlMs) => {
        if (this.refusal !== undefined) return fail(this.refusal);
        if (velocity.vx > 0 && this.simulation.truth.touching) return fail("hazard");
        this.drives.push({ velocity, ttlMs });
        this.#velocity = velocity;
        this.#untilNs = this.nowNs + BigInt(ttlMs) * 1_000_000n;
        return succeed({ applied: velocity, limitedBy: "none" });
      },
      stop: () => {
        this.#untilNs = this.nowNs;
        return succeed(undefined);
      },
      limits: () => ({
        maxSpeed: 0.3,
        maxSideSpeed: 0,
        maxTurn: 1.5,
        maxAcceleration: 0.5,
        maxTurnAcceleration: 3,
        maxTtlMs: 1000,
        defaultTtlMs: 300,
        radius: 0.1725,
      }),
      goTo: (x, y, deadlineMs) => this.#start("go-to", [x, y], deadlineMs),
      spin: (angle, deadlineMs) => this.#start("spin", [angle], deadlineMs),
      dock: (deadlineMs) => this.#start("dock", [], deadlineMs),
      undock: (deadlineMs) => this.#start("undock", [], deadlineMs),
      poll: (id) => {
        const [next, ...later] = this.actionStates;
        if (later.length > 0) this.actionStates = later;
        return next?.id === id ? succeed(next) : fail("invalid");
      },
      cancel: (id) => {
        this.cancelled.push(id);
        return succeed(undefined);
      },
    },
    sensors: { mapInfo: () => fail("unavailable"), mapTile: () => fail("unavailable") },
    camera: {
      list: () => (this.picture ? ["front"] : []),
      describe: () => succeed({ width: 64, height: 48, rateHz: 2, colour: true, fieldOfView: 1.5 }),
      capture: (_camera, _format, maxWidth, maxHeight) =>
        this.picture ? succeed(this.picture(maxWidth, maxHeight)) : fail("unavailable"),
    },
    store: {
      get: (key) => succeed({ found: this.kept.has(key), text: this.kept.get(key) ?? "" }),
      set: (key, text) => {
        this.kept.set(key, text);
        return succeed(undefined);
      },
      remove: (key) => {
        this.kept.delete(key);
        return succeed(undefined);
      },
      keys: () => [...this.kept.keys()],
    },
    telemetry: {
      gauge: (name, value) => {
        this.gauges.set(name, [...(this.gauges.get(name) ?? []), value]);
        return succeed(undefined);
      },
      counter: (name, by) => {
        this.gauges.set(name, [(this.gauges.get(name)?.[0] ?? 0) + by]);
        return succeed(undefined);
      },
    },
  };

  #sense(): void {
    const { odometry, battery, scan, hazards, dock, pose } = this.simulation.state;
    const put = putSnapshot.bind(undefined, this.#held.bytes);
    if (odometry) put("sensors.odometry", succeed(odometry));
    if (battery) put("sensors.battery", succeed(battery));
    if (scan) put("sensors.scan", succeed(scan));
    if (pose) put("sensors.pose", succeed(pose));
    if (dock) put("sensors.dock-state", succeed(dock));
    if (!hazards) return;
    const present = hazards.present.map(({ kind, source }) => ({ kind, source, ageMs: 0 }));
    put("sensors.hazards", succeed({ stampNs: hazards.stampNs, present }));
  }
}
