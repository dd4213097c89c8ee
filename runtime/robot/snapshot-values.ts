/** What one session may read of the robot, as the results of its hot reads. Pure. */

import {
  fail,
  SNAPSHOT,
  succeed,
  type Grant,
  type Lease,
  type Limit,
  type Result,
  type RobotError,
  type RobotState,
  type SnapshotValues,
  type Velocity,
} from "../protocol/index.js";

/** What a snapshot is made of. */
export interface SnapshotSource {
  readonly nowNs: bigint;
  readonly link: boolean;
  readonly robot: RobotState;
  readonly commanded: Velocity;
  readonly limitedBy: Limit;
  readonly lease: Lease;
}

const MS = 1_000_000n;
/** A reading older than this is `stale`. A battery and a dock change slowly, and are told rarely. */
const MAX_AGE_NS = {
  odometry: 500n * MS,
  scan: 1000n * MS,
  hazards: 500n * MS,
  pose: 300n * MS,
  battery: 60_000n * MS,
  dock: 10_000n * MS,
} as const;

const RANGES_MOST = SNAPSHOT.entries["sensors.scan"].lists[0]?.capacity ?? 0;
const HAZARDS_MOST = SNAPSHOT.entries["sensors.hazards"].lists[0]?.capacity ?? 0;

/** The results for a session with this grant; what is not granted is `unavailable`. */
export function snapshotValues(grant: Grant, source: SnapshotSource): SnapshotValues {
  const { robot, nowNs } = source;

  function read<S extends { readonly stampNs: bigint }, T>(
    state: S | undefined,
    maxAgeNs: bigint,
    make: (state: S) => T,
  ): Result<T, RobotError> {
    if (!grant.sensors || !source.link || !state) return fail("unavailable");
    return nowNs - state.stampNs > maxAgeNs ? fail("stale") : succeed(make(state));
  }

  return {
    "motion.state": grant.motion
      ? succeed({
          stampNs: nowNs,
          commanded: source.commanded,
          limitedBy: source.limitedBy,
          lease: source.lease,
        })
      : fail("unavailable"),
    "sensors.odometry": read(robot.odometry, MAX_AGE_NS.odometry, (odometry) => odometry),
    "sensors.battery": read(robot.battery, MAX_AGE_NS.battery, (battery) => battery),
    "sensors.scan": read(robot.scan, MAX_AGE_NS.scan, (scan) =>
      scan.ranges.length <= RANGES_MOST ? scan : { ...scan, ranges: scan.ranges.subarray(0, RANGES_MOST) },
    ),
    "sensors.hazards": read(robot.hazards, MAX_AGE_NS.hazards, (hazards) => ({
      stampNs: hazards.stampNs,
      present: hazards.present.slice(0, HAZARDS_MOST).map(({ kind, source: where, sinceNs }) => ({
        kind,
        source: where,
        ageMs: ageMs(nowNs - sinceNs),
      })),
    })),
    "sensors.dock-state": read(robot.dock, MAX_AGE_NS.dock, (dock) => dock),
    "sensors.pose": read(robot.pose, MAX_AGE_NS.pose, (pose) => pose),
  };
}

function ageMs(ageNs: bigint): number {
  const ms = ageNs / MS;
  if (ms < 0n) return 0;
  return ms > 0xffff_ffffn ? 0xffff_ffff : Number(ms);
}
