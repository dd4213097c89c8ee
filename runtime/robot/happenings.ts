/** What happens to the robot, told to guests (`events`) and to people (viewers and the log). */

import type { Logger } from "pino";

import type {
  GuestEvent,
  HazardsState,
  Happening,
  Limit,
  RobotEvent,
  RobotState,
} from "../protocol/index.js";

/** The closed list of what people are told. */
export type HappeningCode =
  | "session-opened"
  | "session-attached"
  | "session-ended"
  | "session-unresponsive"
  | "engine-refused"
  | "supervisor-silent"
  | "lease-taken"
  | "lease-freed"
  | "limit-changed"
  | "hazard-came"
  | "hazard-went"
  | "dock-changed"
  | "link-up"
  | "link-lost"
  | "estop-latched"
  | "estop-cleared";

export interface HappeningParts {
  readonly now: () => bigint;
  readonly log: Logger;
  /** To every session that may see events. */
  readonly toGuests: (event: GuestEvent) => void;
  readonly toViewers: (event: RobotEvent) => void;
}

export interface Happenings {
  /** For people only. */
  tell(code: HappeningCode, message: string, details?: Readonly<Record<string, unknown>>): void;
  /** Compares with the state before. */
  robot(state: RobotState): void;
  limit(limit: Limit): void;
}

const STOPS: ReadonlySet<Limit> = new Set(["stop", "protective-stop", "e-stop"]);
const WORTH_TELLING: ReadonlySet<Limit> = new Set([...STOPS, "hazard", "inattentive", "lease"]);

type Present = HazardsState["present"][number];

function missingFrom(hazards: readonly Present[], others: readonly Present[]): readonly Present[] {
  return hazards.filter(
    (one) => !others.some((other) => other.kind === one.kind && other.source === one.source),
  );
}

/** Tells what happens, from now on. */
export function createHappenings(parts: HappeningParts): Happenings {
  let before: RobotState = {};
  let stopped = false;

  function guests(what: Happening): void {
    parts.toGuests({ stampNs: parts.now(), what });
  }

  function tell(code: HappeningCode, message: string, details: Readonly<Record<string, unknown>> = {}): void {
    parts.log.info({ code, ...details }, message);
    parts.toViewers({ event: "happening", atNs: parts.now().toString(), code, message });
  }

  return {
    tell,
    robot(state) {
      const [was, is] = [before.hazards?.present ?? [], state.hazards?.present ?? []];
      for (const { kind, source } of missingFrom(is, was)) {
        guests({ tag: "hazard", val: { kind, source, present: true } });
        tell("hazard-came", `${kind} at the ${source}`);
      }
      for (const { kind, source } of missingFrom(was, is)) {
        guests({ tag: "hazard", val: { kind, source, present: false } });
        tell("hazard-went", `no more ${kind} at the ${source}`);
      }
      if (state.dock && before.dock && state.dock.status !== before.dock.status) {
        guests({ tag: "dock", val: state.dock.status });
        tell("dock-changed", `the dock is ${state.dock.status}`);
      }
      before = state;
    },
    limit(limit) {
      if (STOPS.has(limit)) guests({ tag: "limit", val: limit });
      else if (stopped) guests({ tag: "limit", val: "none" });
      stopped = STOPS.has(limit);
      if (WORTH_TELLING.has(limit)) tell("limit-changed", `motion is limited by ${limit}`);
    },
  };
}
