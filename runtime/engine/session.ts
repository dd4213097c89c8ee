/** A session with the robot server over descriptor 0, from its token to `detach`. */

import type { Woken } from "../protocol/index.js";
import type { Channel } from "./channel.js";
import { WorldClock, type Clock } from "./clock.js";
import type { Peer } from "./peer.js";

/** What the robot server said when the session began. */
export interface Attached {
  readonly session: RobotSession;
  readonly mode: "live" | "lockstep";
  readonly seed: bigint;
}

/** Calls and waits; in lockstep each answer moves the clock. Throws `EngineError`, `FrameError` when the robot is lost. */
export class RobotSession implements Peer {
  readonly clock: Clock;
  readonly #channel: Channel;
  readonly #world: WorldClock | undefined;

  private constructor(channel: Channel, clock: Clock, world: WorldClock | undefined) {
    this.#channel = channel;
    this.clock = clock;
    this.#world = world;
  }

  /** Attaches with a token, which is good for this once. */
  static attach(channel: Channel, token: string, live: Clock): Attached {
    const { mode, nowNs, seed } = channel.ask({ op: "attach", token: Buffer.from(token, "hex") }, "attached");
    const world = mode === "lockstep" ? new WorldClock(nowNs) : undefined;
    return { session: new RobotSession(channel, world ?? live, world), mode, seed };
  }

  /** One round trip; the result is a view that the next one overwrites. */
  call(fn: number, args: Uint8Array): Uint8Array {
    const answer = this.#channel.ask({ op: "call", fn, stampNs: this.clock.monotonicNs(), args }, "result");
    this.#world?.set(answer.nowNs);
    return answer.result;
  }

  wait(deadlineNs: bigint, mask: number): Woken {
    const answer = this.#channel.ask({ op: "wait", deadlineNs, mask }, "woken");
    this.#world?.set(answer.nowNs);
    return answer.woken;
  }

  /** Ends the session; the connection may attach again. */
  detach(): void {
    this.#channel.send({ op: "detach" });
  }
}
