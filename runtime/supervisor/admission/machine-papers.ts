/** What this machine trusts and allows, for a process that decides often. */

import { createSystemPolicyReader, type NodePolicy } from "../../policy/index.js";
import { createSystemTrustReader, MACHINE_CLOCK, type SystemTrust } from "../../trust/index.js";

/** Where they lie. */
export interface PaperPlaces {
  /** `/etc/sandpaw`, or what stands for it in a test: only root may write there. */
  readonly configDir: string;
  /** `/var/lib/sandpaw`, or what stands for it. */
  readonly stateDir: string;
}

/** The papers as they are at each call; from disk only when they have changed there. */
export interface MachinePapers {
  /** Throws `TrustError`. */
  readonly trust: () => SystemTrust;
  /** Throws `PolicyError`. */
  readonly policy: () => NodePolicy;
}

/** Creates what has read nothing yet. */
export function createMachinePapers({ configDir, stateDir }: PaperPlaces): MachinePapers {
  return {
    trust: createSystemTrustReader(configDir, stateDir),
    policy: createSystemPolicyReader(configDir, MACHINE_CLOCK.wallMs),
  };
}
