/** Errors between the robot server and a device. */

import { CodedError, type ErrorTable } from "../protocol/index.js";

export type DriverErrorCode =
  | "driver-unknown"
  | "device-unreachable"
  | "device-busy"
  | "device-refused"
  | "device-lost"
  | "camera-unknown"
  | "sim-arguments-invalid"
  | "sim-address-in-use"
  | "sim-start-failed";

export const DRIVER_ERRORS: ErrorTable<DriverErrorCode> = {
  "driver-unknown": {
    kind: "user",
    meaning: "There is no driver of this kind.",
    remedy: "Use one of the kinds that the message names.",
  },
  "device-unreachable": {
    kind: "system",
    meaning: "The device does not answer at its address.",
    remedy: "Check that the robot, or `sandpaw sim`, runs, and that the address is its own.",
  },
  "device-busy": {
    kind: "user",
    meaning: "Another client controls the device.",
    remedy: "Stop the other robot server first; a device has one.",
  },
  "device-refused": {
    kind: "system",
    meaning: "The device ended the connection because of what it was sent.",
    remedy: "Use a device and a driver of one version; otherwise report it as a defect.",
  },
  "device-lost": {
    kind: "system",
    meaning: "The link to the device broke before it answered.",
    remedy: "The driver connects again by itself; try again when the link is up.",
  },
  "camera-unknown": {
    kind: "user",
    meaning: "The robot has no camera of this name.",
    remedy: "Use one of the cameras that the robot lists.",
  },
  "sim-arguments-invalid": {
    kind: "user",
    meaning: "The simulator was started with arguments that it does not take.",
    remedy: "Mend the argument that the message names.",
  },
  "sim-address-in-use": {
    kind: "user",
    meaning: "Another process listens on the simulator's socket or port.",
    remedy: "Stop the other simulator, or choose another path or port.",
  },
  "sim-start-failed": {
    kind: "system",
    meaning: "The simulator's process ended, or was silent, before it was ready.",
    remedy: "Read its last words in the message.",
  },
};

/** Something is wrong with a device or the link to it. */
export class DriverError extends CodedError<DriverErrorCode> {
  override readonly name = "DriverError";
  constructor(code: DriverErrorCode, detail: string, options?: { cause?: unknown }) {
    super(DRIVER_ERRORS, code, detail, options);
  }
}
