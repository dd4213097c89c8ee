/** A driver without a device: it remembers what it was told, and says what the test wants. */

import type {
  Driver,
  DriverHandlers,
  Picture,
  RobotProfile,
  RobotState,
  Velocity,
} from "@sandpaw/runtime/protocol";

export const PROFILE: RobotProfile = {
  model: "memory",
  radius: 0.17,
  maxSpeed: 0.5,
  maxSideSpeed: 0,
  maxTurn: 2,
  maxAcceleration: 1,
  maxTurnAcceleration: 6,
  brake: 1,
  turnBrake: 6,
  commandExpiryMs: 200,
  rearCliff: true,
  cameras: [{ name: "front", width: 640, height: 480, rateHz: 1000, colour: true, fieldOfView: 1 }],
};

const STEP_NS = 20_000_000n;

export class MemoryDriver implements Driver {
  readonly kind = "memory";
  readonly sent: Velocity[] = [];
  closed = false;
  steps = 0;
  /** What each step was commanded, in lockstep. */
  readonly trace: Velocity[] = [];
  #handlers: DriverHandlers | undefined;
  readonly #machineNs: () => bigint;

  constructor(machineNs: () => bigint = () => process.hrtime.bigint()) {
    this.#machineNs = machineNs;
  }

  get last(): Velocity {
    return this.sent.at(-1) ?? { vx: NaN, vy: NaN, wz: NaN };
  }

  connect(handlers: DriverHandlers): Promise<RobotProfile> {
    this.#handlers = handlers;
    return Promise.resolve(PROFILE);
  }
  setVelocity(velocity: Velocity): void {
    this.sent.push(velocity);
  }
  /** Speaks as the device would. */
  state(state: RobotState): void {
    this.#handlers?.onState(state);
  }
  link(up: boolean): void {
    this.#handlers?.onLink(up, up ? "back" : "cable");
  }
  capture(_camera: string, format: "grey8" | "rgb8", width: number, height: number): Promise<Picture> {
    const data = new Uint8Array(width * height * (format === "rgb8" ? 3 : 1));
    return Promise.resolve({ stampNs: this.#machineNs(), width, height, format, data });
  }
  step(): Promise<{ readonly nowNs: bigint; readonly state: RobotState }> {
    this.steps += 1;
    this.trace.push(this.last);
    const nowNs = BigInt(this.steps) * STEP_NS;
    const odometry = { stampNs: nowNs, pose: { x: this.steps, y: 0, theta: 0 }, velocity: this.last };
    return Promise.resolve({ nowNs, state: { odometry } });
  }
  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}
