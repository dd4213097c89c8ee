/** How often one engine may ask: a bucket that fills steadily. Who asks more often waits, and costs nobody else. */

/** Requests a second; a reactor at 200 Hz with a few calls a tick stays below. */
const PER_SECOND = 1000;
const BURST = 200;

export interface CallRate {
  /** Takes one; how long it has to wait, ms, 0: not at all. */
  take(): number;
}

/** A full bucket. */
export function createCallRate(machineNs: () => bigint): CallRate {
  let left = BURST;
  let atNs = machineNs();
  return {
    take() {
      const nowNs = machineNs();
      left = Math.min(BURST, left + (Number(nowNs - atNs) / 1e9) * PER_SECOND);
      atNs = nowNs;
      left -= 1;
      return left >= 0 ? 0 : Math.ceil((-left / PER_SECOND) * 1000);
    },
  };
}
