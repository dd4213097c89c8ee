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
import { leaseSeenBy, type LeaseState } from "./safety/lease.js";

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
  | "lease-person"
  | "limit-changed"
  | "hazard-came"
  | "hazard-went"
  | "dock-changed"
  | "link-up"
  | "link-lost"
  | "map-trouble"
  | "estop-latched"
  | "estop-cleared";

/** What one session is told; it may differ from one to the other. */
export type EventFor = (session: string) => GuestEvent;

export interface Happenings {
  /** From now on every event for guests goes there too. */
  onGuestEvent(listener: (eventFor: EventFor) => void): void;
  /** From now on everything that people are told goes there too. */
  onTold(listener: (event: RobotEvent) => void): void;
  /** For people only. */
  tell(code: HappeningCode, message: string, details?: Readonly<Record<string, unknown>>): void;
  /** Compares with the state before. */
  robot(state: RobotState): void;
  readonly limit: (limit: Limit) => void;
  lease(lease: LeaseState): void;
}

const STOPS: ReadonlySet<Limit> = new Set(["stop", "protective-stop", "e-stop"]);
const WORTH_TELLING: ReadonlySet<Limit> = new Set([...STOPS, "hazard", "inattentive", "lease"]);

type Present = HazardsState["present"][number];

function missingFrom(hazards: readonly Present[], others: readonly Present[]): readonly Present[] {
  return hazards.filter(
    (one) => !others.some((other) => other.kind === one.kind && other.source === one.source),
  );
}

/** Tells what happens, from now on; `now` is the clock of the sessions. */
export function createHappenings(now: () => bigint, log: Logger): Happenings {
  const guestListeners: ((eventFor: EventFor) => void)[] = [];
  const listeners: ((event: RobotEvent) => void)[] = [];
  let before: RobotState = {};
  let stopped = false;

  function guests(whatFor: (session: string) => Happening): void {
    const stampNs = now();
    for (const listener of guestListeners) listener((session) => ({ stampNs, what: whatFor(session) }));
  }

  function tell(code: HappeningCode, message: string, details: Readonly<Record<string, unknown>> = {}): void {
    log.info({ code, ...details }, message);
    for (const listener of listeners) listener({ event: "happening", atNs: now().toString(), code, message });
  }

  return {
    onGuestEvent(listener) {
      guestListeners.push(listener);
    },
    onTold(listener) {
      listeners.push(listener);
    },
    tell,
    robot(state) {
      const [was, is] = [before.hazards?.present ?? [], state.hazards?.present ?? []];
      for (const { kind, source } of missingFrom(is, was)) {
        guests(() => ({ tag: "hazard", val: { kind, source, present: true } }));
        tell("hazard-came", `${kind} at the ${source}`);
      }
      for (const { kind, source } of missingFrom(was, is)) {
        guests(() => ({ tag: "hazard", val: { kind, source, present: false } }));
        tell("hazard-went", `no more ${kind} at the ${source}`);
      }
      const { dock } = state;
      if (dock && before.dock && dock.status !== before.dock.status) {
        guests(() => ({ tag: "dock", val: dock.status }));
        tell("dock-changed", `the dock is ${dock.status}`);
      }
      before = state;
    },
    limit(limit) {
      if (STOPS.has(limit)) guests(() => ({ tag: "limit", val: limit }));
      else if (stopped) guests(() => ({ tag: "limit", val: "none" }));
      stopped = STOPS.has(limit);
      if (WORTH_TELLING.has(limit)) tell("limit-changed", `motion is limited by ${limit}`);
    },
    lease(lease) {
      const { holder } = lease;
      if (holder?.kind === "person") tell("lease-person", `${holder.by} has taken over`);
      else if (holder) tell("lease-taken", `${holder.session} holds the lease`, { session: holder.session });
      else tell("lease-freed", "nobody holds the lease");
      guests((session) => ({ tag: "lease", val: leaseSeenBy(lease, session) }));
    },
  };
}
