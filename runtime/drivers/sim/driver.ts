/** The driver of the simulated vacuum: keeps a link to it, and connects again when it breaks. */

import type {
  Driver,
  DriverHandlers,
  FloorPlan,
  Picture,
  RobotProfile,
  RobotState,
  Velocity,
} from "../../protocol/index.js";
import { DriverError } from "../error.js";
import { openSimLink, type SimLink } from "./sim-link.js";
import type { Address } from "./socket-address.js";
import type { Report } from "./wire-report.js";

export interface SimDriverOptions {
  readonly address: Address;
  /** ns on the clock that the device shares; CLOCK_MONOTONIC. */
  readonly monotonicNs: () => bigint;
  /** How long `connect` waits for the device, ms; 5000 unless said. */
  readonly connectMs?: number;
  /** How long a request waits for its answer, ms; 5000 unless said. */
  readonly answerMs?: number;
}

const RETRY_MS = 100;
/** A device that is starting beside this process is looked for more often. */
const FIRST_RETRY_MS = 10;
const ANSWER_MS = 5000;

interface Waiting {
  readonly resolve: (report: Report) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

export class SimDriver implements Driver {
  readonly kind = "sim";
  readonly #options: SimDriverOptions;
  /** Requests under way by id; a step waits under `"step"`. */
  readonly #waiting = new Map<number | "step", Waiting>();
  #handlers: DriverHandlers | undefined;
  #link: SimLink | undefined;
  #profile: RobotProfile | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;
  #nextId = 1;
  /** The device's time at its last state; the clock of lockstep. */
  #worldNs = 0n;

  constructor(options: SimDriverOptions) {
    this.#options = options;
  }

  async connect(handlers: DriverHandlers): Promise<RobotProfile> {
    this.#handlers = handlers;
    const until = performance.now() + (this.#options.connectMs ?? 5000);
    for (;;) {
      try {
        return await this.#open();
      } catch (error) {
        const hopeless = error instanceof DriverError && error.code !== "device-unreachable";
        if (hopeless || this.#closed || performance.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, FIRST_RETRY_MS));
      }
    }
  }

  setVelocity({ vx, wz }: Velocity): void {
    const link = this.#link;
    if (link === undefined) return;
    const sentNs = link.lockstep ? this.#worldNs : this.#options.monotonicNs();
    link.send({ op: "velocity", sentNs, v: vx, w: wz });
  }

  async capture(
    camera: string,
    format: "grey8" | "rgb8",
    maxWidth: number,
    maxHeight: number,
  ): Promise<Picture> {
    const index = this.#profile?.cameras.findIndex(({ name }) => name === camera) ?? -1;
    if (index < 0)
      throw new DriverError("camera-unknown", `this robot has no camera "${camera.slice(0, 40)}"`);
    const id = this.#newId();
    const report = await this.#ask(id, { op: "capture", id, camera: index, format, maxWidth, maxHeight });
    if (report.op !== "picture")
      throw new DriverError("device-refused", "the device answered something else");
    return report.picture;
  }

  async plan(): Promise<FloorPlan> {
    const id = this.#newId();
    const report = await this.#ask(id, { op: "plan", id });
    if (report.op !== "plan-data")
      throw new DriverError("device-refused", "the device answered something else");
    return report.plan;
  }

  async step(): Promise<{ readonly nowNs: bigint; readonly state: RobotState }> {
    if (this.#link?.lockstep === false)
      throw new DriverError("device-refused", "this world runs by its own clock");
    const report = await this.#ask("step", { op: "step" });
    if (report.op !== "state") throw new DriverError("device-refused", "the device answered something else");
    return report;
  }

  close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#link?.close();
    return Promise.resolve();
  }

  async #open(): Promise<RobotProfile> {
    const link = await openSimLink(this.#options.address, {
      onReport: (report) => {
        this.#take(report);
      },
      onEnd: (why) => {
        this.#lost(why);
      },
    });
    if (this.#closed) link.close();
    this.#link = link;
    this.#profile = link.profile;
    this.#worldNs = link.first.nowNs;
    // No command survives a gap: the first word on every link is zero.
    this.setVelocity({ vx: 0, vy: 0, wz: 0 });
    this.#handlers?.onLink(true, "connected");
    this.#handlers?.onState(link.first.state);
    return link.profile;
  }

  #take(report: Report): void {
    if (report.op === "state") {
      this.#worldNs = report.nowNs;
      const step = this.#waiting.get("step");
      if (step === undefined) this.#handlers?.onState(report.state);
      else this.#settle("step", step, report);
    } else if (report.op === "picture" || report.op === "plan-data") {
      const waiting = this.#waiting.get(report.id);
      if (waiting !== undefined) this.#settle(report.id, waiting, report);
    }
  }

  #settle(key: number | "step", waiting: Waiting, report: Report): void {
    this.#waiting.delete(key);
    clearTimeout(waiting.timer);
    waiting.resolve(report);
  }

  #ask(key: number | "step", request: Parameters<SimLink["send"]>[0]): Promise<Report> {
    return new Promise((resolve, reject) => {
      const link = this.#link;
      if (link === undefined) {
        reject(new DriverError("device-lost", "there is no link to the device at the moment"));
        return;
      }
      if (this.#waiting.has(key)) {
        reject(new DriverError("device-refused", "a step is under way already"));
        return;
      }
      const answerMs = this.#options.answerMs ?? ANSWER_MS;
      const timer = setTimeout(() => {
        this.#waiting.delete(key);
        reject(new DriverError("device-lost", `the device did not answer within ${answerMs} ms`));
        // A step that is answered late would be taken for the next one: begin again on a new link.
        if (key === "step") link.close();
      }, answerMs);
      this.#waiting.set(key, { resolve, reject, timer });
      link.send(request);
    });
  }

  #lost(why: string): void {
    this.#link = undefined;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new DriverError("device-lost", why));
    }
    this.#waiting.clear();
    this.#handlers?.onLink(false, why);
    this.#reconnectLater();
  }

  #reconnectLater(): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.#open().catch(() => {
        this.#reconnectLater();
      });
    }, RETRY_MS);
  }

  #newId(): number {
    const id = this.#nextId;
    this.#nextId = id === 0xffffffff ? 1 : id + 1;
    return id;
  }
}
