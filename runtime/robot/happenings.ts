/** What happens to the robot, told to guests (`events`) and to people (viewers and the log). */

import type { Logger } from "pino";

import type { GuestEvent, HazardsState, Happening, RobotEvent, RobotState } from "../protocol/index.js";
import { limitOf, type Rule } from "./safety/rule.js";
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
  | "obstacle-ahead"
  | "reverse-blocked"
  | "zone-reached"
  | "pose-lost"
  | "battery-low"
  | "no-go-set"
  | "no-go-cleared"
  | "hazard-came"
  | "hazard-went"
  | "dock-changed"
  | "link-up"
  | "link-lost"
  | "map-trouble"
  | "store-trouble"
  | "action-ended"
  | "estop-latched"
  | "estop-cleared"
  | "recording-failed"
  | "recording-closed"
  | "audit-failed"
  | "audit-resumed";

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
  /** What limits motion became this rule. */
  readonly rule: (rule: Rule) => void;
  /** A velocity was refused by this rule. */
  readonly refusal: (rule: Rule) => void;
  lease(lease: LeaseState): void;
}

const STOPS: ReadonlySet<Rule> = new Set<Rule>(["stop", "protective-stop", "e-stop"]);

/** What people read when a rule acts; the others speak for themselves elsewhere, or act all the time. */
const LINES: Readonly<Partial<Record<Rule, readonly [HappeningCode, string]>>> = {
  obstacle: ["obstacle-ahead", "something is near on the way: the robot is slowed down"],
  reverse: [
    "reverse-blocked",
    "no cliff sensor looks back: the robot reverses only where it has just driven",
  ],
  zone: ["zone-reached", "the zone ends here"],
  hazard: ["limit-changed", "motion is limited by hazard"],
  pose: ["pose-lost", "the robot does not know well enough where it is, and a zone depends on it"],
  battery: ["battery-low", "the battery is too low for anything but docking"],
  lease: ["limit-changed", "motion is limited by lease"],
  inattentive: ["limit-changed", "motion is limited by inattentive"],
  stop: ["limit-changed", "motion is limited by stop"],
  "protective-stop": ["limit-changed", "motion is limited by protective-stop"],
  "e-stop": ["limit-changed", "motion is limited by e-stop"],
};
/** A behaviour that keeps trying would fill the page: the same line is told again after this long. */
const REPEAT_NS = 2_000_000_000n;

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
  const toldNs = new Map<Rule, bigint>();

  function guests(whatFor: (session: string) => Happening): void {
    const stampNs = now();
    for (const listener of guestListeners) listener((session) => ({ stampNs, what: whatFor(session) }));
  }

  function tell(code: HappeningCode, message: string, details: Readonly<Record<string, unknown>> = {}): void {
    log.info({ code, ...details }, message);
    for (const listener of listeners) listener({ event: "happening", atNs: now().toString(), code, message });
  }

  function line(rule: Rule): void {
    const found = LINES[rule];
    const nowNs = now();
    const last = toldNs.get(rule);
    if (!found || (last !== undefined && !STOPS.has(rule) && nowNs - last < REPEAT_NS)) return;
    toldNs.set(rule, nowNs);
    tell(found[0], found[1], { rule });
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
    rule(rule) {
      if (STOPS.has(rule)) guests(() => ({ tag: "limit", val: limitOf(rule) }));
      else if (stopped) guests(() => ({ tag: "limit", val: "none" }));
      stopped = STOPS.has(rule);
      line(rule);
    },
    refusal: line,
    lease(lease) {
      const { holder } = lease;
      if (holder?.kind === "person") tell("lease-person", `${holder.by} has taken over`);
      else if (holder) tell("lease-taken", `${holder.session} holds the lease`, { session: holder.session });
      else tell("lease-freed", "nobody holds the lease");
      guests((session) => ({ tag: "lease", val: leaseSeenBy(lease, session) }));
    },
  };
}
