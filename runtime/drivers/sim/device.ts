/**
 * The device around the simulation: the newest velocity with its expiry, the measured stops and the trace. It
 * knows nothing of sockets.
 */

import type { Picture, RobotState } from "../../protocol/index.js";
import { BODY, STEP_NS } from "./body.js";
import { Camera } from "./camera.js";
import type { Motion } from "./drive-train.js";
import { STANDSTILL } from "./drive-train.js";
import type { Simulation } from "./simulation.js";
import { StopLog, type StopCause } from "./stop-log.js";
import type { TraceWriter } from "./trace-writer.js";
import type { PictureFormat } from "./wire.js";
import type { World } from "./world.js";

const EXPIRY_NS: bigint = BigInt(BODY.commandExpiryMs) * 1_000_000n;

export interface DeviceOptions {
  readonly simulation: Simulation;
  /** In lockstep the world's own time, otherwise CLOCK_MONOTONIC; ns. */
  readonly lockstep: boolean;
  readonly monotonicNs: () => bigint;
  readonly trace?: TraceWriter;
}

export class Device {
  readonly lockstep: boolean;
  readonly simulation: Simulation;
  readonly stops: StopLog = new StopLog();
  readonly #monotonicNs: () => bigint;
  readonly #trace: TraceWriter | undefined;
  #camera: { readonly world: World; readonly camera: Camera } | undefined;
  /** When the velocity ends by itself; absent while it is zero. */
  #expiresNs: bigint | undefined;
  #stateNs: bigint;

  constructor({ simulation, lockstep, monotonicNs, trace }: DeviceOptions) {
    this.simulation = simulation;
    this.lockstep = lockstep;
    this.#monotonicNs = monotonicNs;
    this.#trace = trace;
    this.#stateNs = lockstep ? 0n : monotonicNs();
  }

  /** The device's clock, ns. */
  get nowNs(): bigint {
    return this.lockstep ? BigInt(this.simulation.truth.steps) * STEP_NS : this.#monotonicNs();
  }

  get state(): RobotState {
    return this.simulation.state;
  }

  /** When the state was taken, ns. */
  get stateNs(): bigint {
    return this.#stateNs;
  }

  /** A velocity came that was sent at `sentNs`; one that is older than the expiry is dead on arrival. */
  command(wanted: Motion, sentNs: bigint): void {
    if (wanted.v === 0 && wanted.w === 0) {
      this.halt("command");
      return;
    }
    const now = this.nowNs;
    const from = sentNs < now ? sentNs : now;
    if (now - from >= EXPIRY_NS) return;
    this.#expiresNs = from + EXPIRY_NS;
    this.stops.moving(now);
    this.simulation.command(wanted);
  }

  /** Zero velocity from the next step on. */
  halt(cause: StopCause): void {
    this.#expiresNs = undefined;
    this.simulation.command(STANDSTILL);
    this.stops.zero(this.nowNs, cause, this.simulation.truth.motion.v);
  }

  /** One fixed step of the world. */
  step(): void {
    const startNs = this.nowNs;
    // A step lasts until its end: the velocity must not outlive its expiry within it.
    if (this.#expiresNs !== undefined && startNs + STEP_NS > this.#expiresNs) this.halt("expiry");
    const endNs = this.lockstep ? startNs + STEP_NS : startNs;
    this.simulation.step(endNs);
    this.#stateNs = endNs;
    const { motion, wheels } = this.simulation.truth;
    this.stops.stepped(endNs, motion.v === 0 && motion.w === 0 && wheels.v === 0 && wheels.w === 0);
    this.#trace?.add(this.simulation.truth);
  }

  capture(format: PictureFormat, maxWidth: number, maxHeight: number): Picture {
    const { world, truth } = this.simulation;
    // Made for the first picture, and again when the world is another: many behaviours never look.
    if (this.#camera?.world !== world) this.#camera = { world, camera: new Camera(world) };
    return this.#camera.camera.capture(truth.pose, this.#stateNs, format, maxWidth, maxHeight);
  }

  /** Writes what the trace still holds. */
  flushTrace(): void {
    this.#trace?.flush();
  }

  /** Ends the trace. */
  close(): void {
    this.#trace?.close();
  }
}
