/** What a robot server is started with. */

import type { KeyObject } from "node:crypto";

import type { Logger } from "pino";

import type { AuditPlaces } from "../audit/index.js";
import type { Ceiling } from "../policy/index.js";
import type { Driver } from "../protocol/index.js";

/** How time passes. */
export type Mode =
  | { readonly kind: "live" }
  | {
      readonly kind: "lockstep";
      /** Sessions that must have attached before the world begins. */
      readonly sessions: number;
      /** What guests' random numbers begin with. */
      readonly seed: bigint;
      /** An engine that computes for longer than this, by the machine's clock, is unresponsive, ms. */
      readonly wallLimitMs: number;
    };

export interface RobotServerOptions {
  readonly name: string;
  /** The run folder, as `runDir` says. */
  readonly runDir: string;
  /** Where recordings go; made with the first one. */
  readonly recordDir: string;
  /**
   * Where the e-stop latch and the map survive a reboot; absent: the latch lies in the run folder, as that of a simulated
   * robot, and the map begins blank.
   */
  readonly stateDir?: string;
  /** Where the audit goes and what signs it; absent, there is none. */
  readonly audit?: { readonly places: AuditPlaces; readonly key: KeyObject };
  /** Effective user id; the folders must be this user's. */
  readonly uid: number;
  /** Not connected yet; the server connects and closes it. */
  readonly driver: Driver;
  readonly mode: Mode;
  /** The robot's own ceiling; the driver's profile cuts further. */
  readonly ceiling: Ceiling;
  readonly log: Logger;
  /** CLOCK_MONOTONIC, ns. */
  readonly machineNs: () => bigint;
  readonly date: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Called when the server cannot go on, such as when its lock was taken away; motion is over already. */
  readonly onFatal: (error: Error) => void;
}
