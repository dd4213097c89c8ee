/** The safety core and a simulated robot in one process, a step at a time, without sockets: fast enough for thousands. */

import { BODY, Simulation, STEP_NS, type World } from "@sandpaw/runtime/drivers";
import type {
  Driven,
  MotionEnvelope,
  Result,
  RobotError,
  RobotState,
  Velocity,
} from "@sandpaw/runtime/protocol";
import { createMotion, type Motion, type Mover } from "@sandpaw/runtime/robot";

/** As the device does it: one step passes before a velocity acts. */
export class ClosedLoop {
  readonly simulation: Simulation;
  readonly motion: Motion;
  now = 0n;
  /** What the device was told last. */
  told: Velocity = { vx: 0, vy: 0, wz: 0 };
  /** What the core sees of what the robot tells; undefined: nothing new. */
  seen: (state: RobotState) => RobotState | undefined = (state) => state;

  constructor(world: World, seed: number) {
    this.simulation = new Simulation(world, seed);
    this.motion = createMotion(
      {
        now: () => this.now,
        send: (velocity) => {
          this.told = velocity;
        },
        onLease: () => undefined,
        onRule: () => undefined,
        onRefusal: () => undefined,
      },
      false,
    );
    this.motion.setProfile(BODY);
    this.motion.setLink(true);
    this.step();
  }

  /** One cycle of the loop and one step of the world. */
  step(): void {
    this.motion.cycle();
    this.simulation.command({ v: this.told.vx, w: this.told.wz });
    this.now += STEP_NS;
    this.simulation.step(this.now);
    const seen = this.seen(this.simulation.state);
    if (seen !== undefined) this.motion.setRobot(seen);
  }

  drive(mover: Mover, vx: number, wz: number, ttlMs = 300): Result<Driven, RobotError> {
    return this.motion.drive(mover, { velocity: { vx, vy: 0, wz }, ttlMs, stampNs: this.now });
  }
}

/** As wide as the device. */
export const WIDE: MotionEnvelope = {
  maxSpeed: 0.3,
  maxSideSpeed: 0,
  maxTurn: 3,
  maxAcceleration: 0.6,
  maxTurnAcceleration: 6,
  maxTtlMs: 1000,
  attentiveMs: 1000,
  blindSpeed: 0.3,
  batteryUse: 0.95,
};

export function module(id: string, envelope: MotionEnvelope, priority = 0): Mover {
  return { id, kind: "module", envelope, priority, withheld: "none", isAttentive: true };
}

export function person(id: string, envelope: MotionEnvelope): Mover {
  return { id, kind: "person", envelope, priority: 1, withheld: "none", isAttentive: true };
}
