/** The engine's side of the attach socket, without an engine: speaks frames, asynchronously. */

import { connect, type Socket } from "node:net";

import {
  decodeToEngine,
  encodeMessage,
  FOREVER,
  FrameDecoder,
  FUNCTIONS,
  MAX_FRAME_TO_ENGINE,
  WAIT,
  type Driven,
  type Result,
  type RobotError,
  type ToEngine,
  type ToRobot,
  type Twist,
} from "@sandpaw/runtime/protocol";

export class FakeEngine {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  readonly #arrived: ToEngine[] = [];
  readonly #waiting: ((message: ToEngine | "closed") => void)[] = [];
  #isClosed = false;
  /** `nowNs` of the last answer. */
  nowNs = 0n;

  constructor(path: string) {
    this.socket = connect(path);
    const decoder = new FrameDecoder(MAX_FRAME_TO_ENGINE);
    this.socket.on("data", (chunk: Uint8Array) => {
      decoder.push(chunk);
      for (let frame = decoder.next(); frame; frame = decoder.next()) {
        const message = decodeToEngine({ op: frame.op, payload: Uint8Array.from(frame.payload) });
        const waiting = this.#waiting.shift();
        if (waiting) waiting(message);
        else this.#arrived.push(message);
      }
    });
    this.socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => {
      this.socket.on("close", () => {
        this.#isClosed = true;
        for (const waiting of this.#waiting) waiting("closed");
        resolve();
      });
    });
  }

  send(message: ToRobot): void {
    this.socket.write(encodeMessage(message));
  }

  /** The next message, or `closed`. */
  async next(): Promise<ToEngine | "closed"> {
    const arrived = this.#arrived.shift();
    const message =
      arrived ??
      (this.#isClosed
        ? "closed"
        : await new Promise<ToEngine | "closed">((resolve) => {
            this.#waiting.push(resolve);
          }));
    if (message !== "closed" && "nowNs" in message) this.nowNs = message.nowNs;
    return message;
  }

  async attach(token: string): Promise<Extract<ToEngine, { op: "attached" }>> {
    this.send({ op: "attach", token: Uint8Array.from(Buffer.from(token, "hex")) });
    const message = await this.next();
    if (message === "closed" || message.op !== "attached") throw new Error(`attach: ${describe(message)}`);
    return message;
  }

  async drive(velocity: Twist, ttlMs: number, stampNs?: bigint): Promise<Result<Driven, RobotError>> {
    const fn = FUNCTIONS["motion.drive"];
    const args = fn.encodeArgs(velocity, ttlMs);
    return fn.decodeResult(await this.call(fn.id, args, stampNs));
  }

  async call(fn: number, args: Uint8Array, stampNs: bigint = FOREVER): Promise<Uint8Array> {
    this.send({ op: "call", fn, stampNs, args });
    const message = await this.next();
    if (message === "closed" || message.op !== "result") throw new Error(`call: ${describe(message)}`);
    return message.result;
  }

  async wait(
    deadlineNs: bigint,
    mask: number = WAIT.event | WAIT.exec,
  ): Promise<Extract<ToEngine, { op: "woken" }>["woken"]> {
    this.send({ op: "wait", deadlineNs, mask });
    const message = await this.next();
    if (message === "closed" || message.op !== "woken") throw new Error(`wait: ${describe(message)}`);
    return message.woken;
  }

  /** Dies, as a killed process does. */
  die(): void {
    this.socket.destroy();
  }
}

function describe(message: ToEngine | "closed"): string {
  if (message === "closed") return "closed";
  return message.op === "failed" ? message.message : message.op;
}
