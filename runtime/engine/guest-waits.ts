/** How a guest waits: by its peer, with a stop and a lost robot ending it from inside. */

import { decodeEvent, WAIT, type GuestEvent, type Woken } from "../protocol/index.js";
import type { Peer } from "./peer.js";
import type { Unwinder } from "./unwind.js";

/** What happens after every blocking call: held sensor readings are old then. */
export type AfterBlocking = () => void;

export class GuestWaits {
  readonly #peer: Peer;
  readonly #unwinder: Unwinder;
  readonly #after: AfterBlocking;

  constructor(peer: Peer, unwinder: Unwinder, after: AfterBlocking) {
    this.#peer = peer;
    this.#unwinder = unwinder;
    this.#after = after;
  }

  /** One wait, outside a call into the guest: a stop is an answer like others. */
  next(deadlineNs: bigint, mask: number): Woken {
    const woken = this.#peer.wait(deadlineNs, mask);
    this.#after();
    return woken;
  }

  /** Sleeps inside a call into the guest. */
  sleepUntil(deadlineNs: bigint): void {
    this.#inside(deadlineNs, 0);
  }

  /** The next event, or undefined when the time is up. */
  event(timeoutMs: number): GuestEvent | undefined {
    const deadline = this.#peer.clock.monotonicNs() + BigInt(timeoutMs) * 1_000_000n;
    const woken = this.#inside(deadline, WAIT.event);
    return woken.why === "event" ? decodeEvent(woken.event) : undefined;
  }

  #inside(deadlineNs: bigint, mask: number): Woken {
    const woken = this.guarded(() => this.next(deadlineNs, mask));
    if (woken.why === "stop") return this.#unwinder.end({ kind: "stop", graceMs: woken.graceMs });
    return woken;
  }

  /** The answer of a peer; one that fails ends the guest, which cannot catch it. */
  guarded<T>(ask: () => T): T {
    try {
      return ask();
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      return this.#unwinder.end({ kind: "robot-lost", message });
    }
  }
}
