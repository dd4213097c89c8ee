/** One end of a channel, seen from the engine: blocks on each read, and has one request under way at most. */

import {
  decodeToEngine,
  encodeMessage,
  FrameDecoder,
  MAX_FRAME_TO_ENGINE,
  type ToEngine,
  type ToRobot,
  type ToSupervisor,
} from "../protocol/index.js";
import type { BlockingIo } from "./blocking-io.js";
import { EngineError } from "./engine-error.js";

const CHUNK = 65_536;

/** Frames over one descriptor. Every error leaves the channel useless. */
export class Channel {
  readonly #fd: number;
  readonly #io: BlockingIo;
  readonly #chunk: Uint8Array = new Uint8Array(CHUNK);
  readonly #decoder: FrameDecoder = new FrameDecoder(MAX_FRAME_TO_ENGINE);
  readonly #lost: () => never;

  /** `lost` is called when the peer has gone; it throws `channel-closed` unless told otherwise. */
  constructor(fd: number, io: BlockingIo, lost: () => never = closed) {
    this.#fd = fd;
    this.#io = io;
    this.#lost = lost;
  }

  /** Sends one message; throws `channel-closed`. */
  send(message: ToRobot | ToSupervisor): void {
    if (!this.#io.write(this.#fd, encodeMessage(message))) this.#lost();
  }

  /** The next message; its byte fields are views that the next read overwrites. Throws `channel-closed`, `FrameError`. */
  receive(): ToEngine {
    for (;;) {
      const frame = this.#decoder.next();
      if (frame !== undefined) return decodeToEngine(frame);
      const count = this.#io.read(this.#fd, this.#chunk);
      if (count === 0) this.#lost();
      this.#decoder.push(this.#chunk.subarray(0, count));
    }
  }

  /** Sends and receives the answer, which must be `op`. Throws also `peer-failed`, `peer-confused`. */
  ask<K extends ToEngine["op"]>(message: ToRobot | ToSupervisor, op: K): Extract<ToEngine, { op: K }> {
    this.send(message);
    return this.expect(op);
  }

  /** Receives a message that must be `op`. */
  expect<K extends ToEngine["op"]>(op: K): Extract<ToEngine, { op: K }> {
    const answer = this.receive();
    if (isOp(answer, op)) return answer;
    if (answer.op === "failed") throw new EngineError("peer-failed", answer.message);
    throw new EngineError("peer-confused", `${op} was expected and ${answer.op} came`);
  }
}

function isOp<K extends ToEngine["op"]>(message: ToEngine, op: K): message is Extract<ToEngine, { op: K }> {
  return message.op === op;
}

function closed(): never {
  throw new EngineError("channel-closed", "the peer has closed the channel");
}
