/** The clocks that a guest may read. In lockstep they show world time, which moves only while guests wait. */

export interface Clock {
  /** Monotonic, ns; the base of stamps, deadlines and ticks. */
  monotonicNs(): bigint;
  /** Since 1970, ns. In lockstep this is world time too, so that runs are equal. */
  wallNs(): bigint;
  /** CPU time of the guest, ns. In lockstep 0: how long a guest computes depends on the machine. */
  cpuNs(): bigint;
}

/** Where live time comes from. */
export interface TimeSource {
  readonly monotonicNs: () => bigint;
  readonly wallMs: () => number;
  readonly cpuNs: () => bigint;
}

/** Real time. */
export function liveClock(source: TimeSource): Clock {
  return {
    monotonicNs: source.monotonicNs,
    wallNs: () => BigInt(source.wallMs()) * 1_000_000n,
    cpuNs: source.cpuNs,
  };
}

/** World time, as the robot server's last answer gave it. */
export class WorldClock implements Clock {
  #now: bigint;

  constructor(nowNs: bigint) {
    this.#now = nowNs;
  }

  set(nowNs: bigint): void {
    this.#now = nowNs;
  }

  monotonicNs(): bigint {
    return this.#now;
  }

  wallNs(): bigint {
    return this.#now;
  }

  cpuNs(): bigint {
    return 0n;
  }
}
