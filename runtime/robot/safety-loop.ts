/** The live loop: 50 cycles a second on the main thread, its lateness measured. */

/** One cycle of the loop takes this long. */
export const PERIOD_NS = 20_000_000n;

export interface LoopOptions {
  readonly machineNs: () => bigint;
  /** `lateNs` after the planned time; `missed` cycles were left out before this one. */
  readonly cycle: (nowNs: bigint, lateNs: bigint, missed: number) => void;
}

/** Starts the loop; returns what ends it. */
export function startSafetyLoop({ machineNs, cycle }: LoopOptions): () => void {
  let plannedNs = machineNs() + PERIOD_NS;
  let timer: NodeJS.Timeout;

  function arm(): void {
    const leftMs = Number(plannedNs - machineNs()) / 1e6;
    timer = setTimeout(run, Math.max(1, Math.ceil(leftMs)));
  }

  function run(): void {
    const nowNs = machineNs();
    if (nowNs < plannedNs) {
      arm();
      return;
    }
    const lateNs = nowNs - plannedNs;
    const missed = lateNs / PERIOD_NS;
    plannedNs += PERIOD_NS * (missed + 1n);
    cycle(nowNs, lateNs, Number(missed));
    arm();
  }

  arm();
  return () => {
    clearTimeout(timer);
  };
}
