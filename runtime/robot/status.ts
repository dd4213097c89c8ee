/** What a viewer sees at one moment. Pure. */

import type {
  ActionState,
  LeaseStatus,
  Limit,
  RobotState,
  RobotStatus,
  SessionStatus,
  Velocity,
} from "../protocol/index.js";
import type { Seat } from "./registry.js";
import type { EstopState } from "./safety/estop.js";
import { leaseSeenBy, type LeaseState } from "./safety/lease.js";

export interface StatusSource {
  readonly robot: string;
  readonly mode: "live" | "lockstep";
  readonly nowNs: bigint;
  readonly link: boolean;
  readonly estop: EstopState;
  readonly commanded: Velocity;
  readonly limitedBy: Limit;
  readonly lease: LeaseState;
  readonly state: RobotState;
  readonly seats: readonly Seat[];
  readonly loop: RobotStatus["loop"];
  readonly noGo: RobotStatus["noGo"];
}

function sessionStatus({ session, calls }: Seat, source: StatusSource): SessionStatus {
  const { action } = calls;
  const lease = leaseSeenBy(source.lease, session.id);
  return {
    session: session.id,
    identity: session.terms.identity,
    grant: session.terms.grant,
    attached: session.state === "attached" || session.state === "stopping",
    lease,
    limitedBy:
      session.withheld === "none" ? (lease === "held" ? source.limitedBy : "none") : session.withheld,
    commands: session.counts.commands,
    denied: session.counts.denied,
    ...(action && { action: actionStatus(action) }),
  };
}

function actionStatus({
  kind,
  phase,
  end,
  progress,
  remaining,
}: ActionState): NonNullable<SessionStatus["action"]> {
  return { kind, phase, end, progress, remaining };
}

function estopStatus(estop: EstopState): RobotStatus["estop"] {
  if (estop.kind === "released") return { latched: false, by: "", at: "" };
  return { latched: true, by: estop.by, at: estop.at };
}

/** JSON has no infinity: a ray without return is `null`. */
function rangesOf(ranges: Float32Array): (number | null)[] {
  return Array.from(ranges, (range) => (Number.isFinite(range) ? Math.round(range * 1000) / 1000 : null));
}

function nameOf(session: string, { seats }: StatusSource): string {
  return seats.find((seat) => seat.session.id === session)?.session.terms.identity.name ?? session;
}

function leaseStatus(source: StatusSource): LeaseStatus | null {
  const { holder } = source.lease;
  if (!holder) return null;
  const untilNs = holder.kind === "person" ? holder.untilNs : undefined;
  return {
    kind: holder.kind,
    session: holder.session,
    name: holder.kind === "person" ? holder.by : nameOf(holder.session, source),
    ageMs: msOf(source.nowNs - holder.sinceNs),
    releaseInMs: untilNs === undefined ? null : msOf(untilNs - source.nowNs),
  };
}

function msOf(ns: bigint): number {
  return Math.max(0, Number(ns / 1_000_000n));
}

/** The status of the robot. */
export function robotStatus(source: StatusSource): RobotStatus {
  const { state } = source;
  return {
    robot: source.robot,
    mode: source.mode,
    nowNs: source.nowNs.toString(),
    link: source.link,
    estop: estopStatus(source.estop),
    commanded: source.commanded,
    limitedBy: source.limitedBy,
    lease: leaseStatus(source),
    leaseQueue: source.lease.queue.map(({ session, priority, sinceNs }) => ({
      session,
      name: nameOf(session, source),
      priority,
      waitingMs: msOf(source.nowNs - sinceNs),
    })),
    noGo: source.noGo,
    odometry: state.odometry ? { pose: state.odometry.pose, velocity: state.odometry.velocity } : null,
    pose: state.pose
      ? { pose: state.pose.pose, deviation: state.pose.deviation, stampNs: state.pose.stampNs.toString() }
      : null,
    battery: state.battery ? { fraction: state.battery.fraction, status: state.battery.status } : null,
    scan: state.scan
      ? {
          angleMin: state.scan.angleMin,
          angleIncrement: state.scan.angleIncrement,
          ranges: rangesOf(state.scan.ranges),
          stampNs: state.scan.stampNs.toString(),
        }
      : null,
    hazards: (state.hazards?.present ?? []).map(({ kind, source: where }) => ({ kind, source: where })),
    dock: state.dock?.status ?? "unknown",
    sessions: source.seats.map((seat) => sessionStatus(seat, source)),
    loop: source.loop,
  };
}
