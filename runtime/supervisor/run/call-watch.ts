/**
 * Watches a reactor's calls. What counts is the processor time of the guest, not the time that goes by: on a busy
 * machine, or at its container's limit, a guest that has done nothing wrong waits for its turn.
 */

export interface CallWatchOptions {
  /** A call may compute this long, ms. */
  readonly callMs: number;
  /** Processor time that the guest has used so far, ms; undefined where the machine does not tell. */
  readonly usedMs: () => number | undefined;
  /** Monotonic time, ns. */
  readonly nowNs: () => bigint;
  /** Called once, with how long the call has lasted. */
  readonly onUnresponsive: (silentMs: number) => void;
}

/** The watch over one guest. */
export interface CallWatch {
  /** The guest runs from now on. */
  begin(): void;
  /** It waits. */
  end(): void;
}

/** Nobody gets so little of a machine that it takes longer than this, ms. */
const PATIENCE_MS = 30_000;
/** The use is asked for this often at most, ms; what earlier calls used since then counts against a late one. */
const SAMPLE_MS = 1000;
const LOOK_AGAIN_MS = 10;

const toMs = (ns: bigint): number => Number(ns) / 1e6;

/** Creates it; it does not watch yet. */
export function createCallWatch({ callMs, usedMs, nowNs, onUnresponsive }: CallWatchOptions): CallWatch {
  let timer: NodeJS.Timeout | undefined;
  let since = 0n;
  let sample: { readonly used: number | undefined; readonly at: bigint } | undefined;

  function look(): void {
    const silent = toMs(nowNs() - since);
    const used = usedMs();
    const spent = used === undefined || sample?.used === undefined ? silent : used - sample.used;
    if (spent >= callMs || silent >= PATIENCE_MS) onUnresponsive(Math.round(silent));
    else timer = setTimeout(look, Math.max(callMs - spent, LOOK_AGAIN_MS));
  }

  return {
    begin() {
      clearTimeout(timer);
      since = nowNs();
      if (sample === undefined || toMs(since - sample.at) >= SAMPLE_MS)
        sample = { used: usedMs(), at: since };
      timer = setTimeout(look, callMs);
    },
    end() {
      clearTimeout(timer);
    },
  };
}
