/** What a simulation answers. Times are seconds of the world, lengths m, angles rad, in `map`. */

/** The robot at the end of one step of 20 ms: what is so, not what its sensors say. */
export interface TraceRow {
  readonly t: number;
  readonly x: number;
  readonly y: number;
  readonly theta: number;
  /** Forward, m/s, and turning, rad/s, over the ground. */
  readonly v: number;
  readonly w: number;
  /** What the device was told last. */
  readonly commandedV: number;
  readonly commandedW: number;
  readonly touching: boolean;
}

/** The robot touched something, or fell. */
export interface Contact {
  readonly kind: "touch" | "fall";
  readonly t: number;
  readonly x: number;
  readonly y: number;
  /** Forward speed just before, m/s. */
  readonly speed: number;
}

/** What happened to the robot, as its server tells people. */
export interface RobotEvent {
  readonly t: number;
  /** From a closed list: `lease-taken`, `hazard-came`, `limit-changed`, `session-ended`, … */
  readonly code: string;
  readonly message: string;
}

/** What the behaviour wrote. */
export interface LogLine {
  /** Undefined for standard output and error, which have no clock. */
  readonly t?: number;
  readonly source: "log" | "stdout" | "stderr";
  readonly level: "debug" | "info" | "warn" | "error";
  readonly text: string;
}

/** What the behaviour's `exec` answered. */
export interface Answer {
  readonly at: number;
  readonly line: string;
  /** `unanswered`: not before the end. */
  readonly kind: "answered" | "refused" | "unanswered";
  readonly text: string;
}

/** How the behaviour ended; `running`: it did not, and the time was up. */
export interface SimulationExit {
  readonly reason: string;
  /** As a shell would see it. */
  readonly code: number;
  readonly message: string;
  /** When, seconds; the whole time for one that was running. */
  readonly t: number;
}

/** A simulation that has run. */
export interface SimulationResult {
  /** Exactly `for` seconds of it, a row each 20 ms. */
  readonly trace: readonly TraceRow[];
  /** In order; the last 256. */
  readonly contacts: readonly Contact[];
  readonly events: readonly RobotEvent[];
  readonly log: readonly LogLine[];
  readonly answers: readonly Answer[];
  readonly exit: SimulationExit;
  /** Way over the ground, m. */
  readonly distance: number;
  /** The first file of the record, where one was asked for. */
  readonly record?: string;
}
