/** A robot in a simulated world, all in this thread: its motion, its map and the actions of one session. */

import { BODY, loadWorld, Simulation, STEP_NS } from "@sandpaw/runtime/drivers";
import type {
  ActionEnding,
  ActionState,
  Pose2d,
  Result,
  RobotError,
  Velocity,
} from "@sandpaw/runtime/protocol";
import {
  createActions,
  createDockPlace,
  createMapFeed,
  createMotion,
  MapKeeper,
  type ActionParts,
  type Motion,
  type Mover,
} from "@sandpaw/runtime/robot";

type Ask = ActionParts["map"]["ask"];

const ENVELOPE = {
  maxSpeed: 0.25,
  maxSideSpeed: 0,
  maxTurn: 1.5,
  maxAcceleration: 0.5,
  maxTurnAcceleration: 3,
  maxTtlMs: 1000,
  attentiveMs: 1000,
  blindSpeed: 0.1,
  batteryUse: 1,
} as const;

/** The calls as this robot's own: each answers at once. */
interface Calls {
  goTo(x: number, y: number, deadlineMs: number): Result<ActionState, RobotError>;
  spin(angle: number, deadlineMs: number): Result<ActionState, RobotError>;
  dock(deadlineMs: number): Result<ActionState, RobotError>;
  undock(deadlineMs: number): Result<ActionState, RobotError>;
  poll(id: number): Result<ActionState, RobotError>;
  cancel(id: number): Result<undefined, RobotError>;
}

export class RobotInWorld {
  readonly simulation: Simulation;
  readonly motion: Motion;
  readonly calls: Calls;
  readonly ended: ActionEnding[] = [];
  readonly mover: { -readonly [K in keyof Mover]: Mover[K] } = {
    id: "session-1",
    kind: "module",
    envelope: ENVELOPE,
    priority: 0,
    withheld: "none",
    isAttentive: true,
  };
  readonly told: Velocity[] = [];
  nowNs = 0n;
  readonly #keeper: MapKeeper = new MapKeeper({ stored: undefined, save: () => undefined });
  readonly #feed;
  readonly #dock = createDockPlace();

  constructor(world: string, seed = 1) {
    this.simulation = new Simulation(loadWorld(world), seed);
    const now = (): bigint => this.nowNs;
    this.motion = createMotion(
      {
        now,
        send: (v) => this.#send(v),
        onLease: () => undefined,
        onRefusal: () => undefined,
        onRule: () => undefined,
      },
      false,
    );
    this.motion.setProfile(BODY);
    this.motion.setLink(true);
    this.#feed = createMapFeed({
      map: { tell: (op: string, ask: unknown) => this.#ask(op, ask) === undefined },
      now,
      radius: BODY.radius,
      onLeftOut: () => undefined,
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every one of these answers at once
    this.calls = createActions(this.mover, {
      motion: this.motion,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keeper answers what was asked
      map: { ask: (async (op: string, ask: unknown) => this.#ask(op, ask)) as Ask },
      now,
      robot: () => this.simulation.state,
      radius: BODY.radius,
      dockPlace: () => this.#dock.place,
      onEnd: (end) => this.ended.push(end),
    }).calls as Calls;
  }

  get pose(): Pose2d {
    return this.simulation.truth.pose;
  }

  /** What it has met and where it has fallen. */
  get incidents(): Simulation["incidents"]["list"] {
    return this.simulation.incidents.list;
  }

  /** Lets so many steps of 20 ms pass. */
  async steps(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      this.nowNs += STEP_NS;
      this.simulation.step(this.nowNs);
      this.motion.setRobot(this.simulation.state);
      this.#feed(this.simulation.state);
      this.#dock.see(this.simulation.state);
      // What was asked of the map is answered before the next cycle, as in lockstep.
      for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
      this.motion.cycle();
    }
  }

  /** Lets the world go on until the action has ended, at most so many seconds; answers its last state. */
  async untilEnded(started: Result<ActionState, RobotError>, seconds: number): Promise<ActionState> {
    if (!started.ok) throw new Error(`the action was refused: ${started.error}`);
    let state = started.value;
    for (let left = seconds * 5; left > 0 && state.phase !== "ended"; left -= 1) {
      await this.steps(10);
      const polled = this.calls.poll(state.id);
      if (!polled.ok) throw new Error(`poll: ${polled.error}`);
      state = polled.value;
    }
    return state;
  }

  #ask(op: string, ask: unknown): unknown {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the client asks is what the keeper reads
    return this.#keeper.answer({ id: 0, op, ask } as Parameters<MapKeeper["answer"]>[0]);
  }

  #send({ vx, vy, wz }: Velocity): void {
    this.told.push({ vx, vy, wz });
    this.simulation.command({ v: vx, w: wz });
  }
}
