/** The drivers that there are, by kind. */

import type { Driver } from "../protocol/index.js";
import { DriverError } from "./error.js";
import { SimDriver, type Address } from "./sim/index.js";

export const DRIVER_KINDS = ["sim"] as const;
export type DriverKind = (typeof DRIVER_KINDS)[number];

export interface DriverOptions {
  /** Where the device listens. */
  readonly address: Address;
  /** CLOCK_MONOTONIC, ns. */
  readonly monotonicNs: () => bigint;
  /** How long the first connection may take, ms. */
  readonly connectMs?: number;
  /** How long the device may take for an answer, ms; the driver's own figure unless said. */
  readonly answerMs?: number;
}

/** Makes the driver of a kind; throws `driver-unknown`. It does nothing before `connect`. */
export function createDriver(kind: string, options: DriverOptions): Driver {
  if (kind === "sim") return new SimDriver(options);
  throw new DriverError(
    "driver-unknown",
    `there is no driver "${kind.slice(0, 40)}"; known are ${DRIVER_KINDS.join(", ")}`,
  );
}
