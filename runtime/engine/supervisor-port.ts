/** What an engine says to its supervisor, and what it asks of it, over descriptor 3. */

import type { Exit, FileAsk, FileReply, LoadHeader, TickReport, Woken } from "../protocol/index.js";
import type { Channel } from "./channel.js";
import type { Clock } from "./clock.js";
import type { Peer } from "./peer.js";

/** The supervisor, as the engine sees it. Every method throws `channel-closed` when it has gone. */
export class SupervisorPort implements Peer {
  readonly clock: Clock;
  readonly #channel: Channel;

  constructor(channel: Channel, clock: Clock) {
    this.#channel = channel;
    this.clock = clock;
  }

  ready(): void {
    this.#channel.send({ op: "ready" });
  }

  /** Blocks until there is something to run. The module is a view, to be compiled before the next read. */
  nextLoad(): { readonly header: LoadHeader; readonly module: Uint8Array } {
    return this.#channel.expect("load");
  }

  started(atNs: bigint): void {
    this.#channel.send({ op: "started", atNs });
  }

  log(level: number, stampNs: bigint, text: string): void {
    this.#channel.send({ op: "log", level, stampNs, text });
  }

  execResult(id: number, ok: boolean, text: string): void {
    this.#channel.send({ op: "execResult", id, ok, text });
  }

  ticks(report: TickReport): void {
    this.#channel.send({ op: "ticks", report });
  }

  exited(exit: Exit): void {
    this.#channel.send({ op: "exited", exit });
  }

  /** Blocks; empty at the end of standard input. */
  stdin(atMost: number): Uint8Array {
    return this.#channel.ask({ op: "stdin", atMost }, "stdinData").data;
  }

  /** Blocks; the bytes are a view that the next answer overwrites. */
  file(ask: FileAsk): FileReply {
    return this.#channel.ask({ op: "file", ask }, "fileReply").reply;
  }

  wait(deadlineNs: bigint, mask: number): Woken {
    return this.#channel.ask({ op: "wait", deadlineNs, mask }, "woken").woken;
  }
}
