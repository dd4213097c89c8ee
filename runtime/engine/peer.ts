/** Who answers a guest's waits: the robot server when there is a session, else the supervisor. */

import type { Woken } from "../protocol/index.js";
import type { Clock } from "./clock.js";

export interface Peer {
  /** The clock that this peer's deadlines are read on. */
  readonly clock: Clock;
  /** Blocks until something that `mask` (of `WAIT`) names, a stop, or the deadline. Throws when the peer is lost. */
  wait(deadlineNs: bigint, mask: number): Woken;
}
