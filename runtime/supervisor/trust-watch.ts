/**
 * Looks at the trust store of the machine, or of a person, again and again, for what runs already: a revoked module is ended; one whose
 * store has been out of date for longer than its grace loses its motion. Looking also keeps the machine's time.
 */

import {
  standingOf,
  TrustError,
  type SystemTrust,
  type TrustedTime,
  type TrustStore,
} from "../trust/index.js";
import type { Run } from "./run/run-contract.js";

/** What is believed now, and when that is. */
export interface WatchedTrust extends Pick<SystemTrust, "store" | "notTaken"> {
  readonly time: Pick<TrustedTime, "now">;
}

export interface TrustWatchOptions {
  /** Loads what is believed; throws `TrustError`. */
  readonly load: () => WatchedTrust;
  /** What runs. */
  readonly runs: () => Iterable<Run>;
  readonly log: (text: string) => void;
  /** How often, ms; `TRUST_EVERY_MS` unless told. */
  readonly everyMs?: number;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

/** A watch under way. */
export interface TrustWatch {
  /** Looks now; resolves when what follows from it is done. */
  look(): Promise<void>;
  close(): void;
}

/** A revocation takes effect within this time, ms. */
const TRUST_EVERY_MS = 5000;

/** Begins to look. */
export function watchTrust(options: TrustWatchOptions): TrustWatch {
  const monotonic = options.now ?? (() => performance.now());
  const motionless = new WeakSet<Run>();
  let last: { readonly store: TrustStore; readonly nowMs: number; readonly at: number } | undefined;
  let told = "";

  function tell(text: string): void {
    if (text !== told && text !== "") options.log(text);
    told = text;
  }

  /** What is in force; a store that cannot be read any more is the last one that could, growing older. */
  function inForce(): { readonly store: TrustStore; readonly now: Date } | undefined {
    try {
      const { store, time, notTaken } = options.load();
      last = { store, nowMs: time.now.getTime(), at: monotonic() };
      tell(
        notTaken === undefined
          ? ""
          : `a trust store was not taken, version ${store.content.version} stays in force: ${notTaken.message}`,
      );
    } catch (error) {
      if (!(error instanceof TrustError)) throw error;
      tell(`nothing is let in: ${error.message}`);
    }
    return last && { store: last.store, now: new Date(last.nowMs + monotonic() - last.at) };
  }

  async function judge(run: Run, store: TrustStore, now: Date): Promise<void> {
    const standing = standingOf(run.admitted, store, now);
    if (standing.kind === "good") return;
    if (standing.kind === "revoked") {
      options.log(`${run.id} is ended: ${standing.why}`);
      await run.kill(standing.why);
      return;
    }
    if (motionless.has(run) || run.admitted.grant.motion === undefined) return;
    options.log(`${run.id} loses its motion: ${standing.why}`);
    await run.withdrawMotion(standing.why);
    motionless.add(run);
  }

  async function look(): Promise<void> {
    const trust = inForce();
    if (trust === undefined) return;
    const { store, now } = trust;
    // One that cannot be reached is tried again at the next look; a robot server that is gone has ended it anyway.
    await Promise.allSettled([...options.runs()].map((run) => judge(run, store, now)));
  }

  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      options.log(
        `the trust store was not looked at: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  }, options.everyMs ?? TRUST_EVERY_MS);
  // To look is no reason to live on.
  timer.unref();
  return {
    look,
    close() {
      clearInterval(timer);
    },
  };
}
