/**
 * The state frame: `u64 now | u8 sensors present (bit by bit, in the order below) | the sensors`. A scan is
 * sent once a turn: bit 7 says that the one sent before is still the newest; bit 6, that the dock's place follows its status.
 */

import {
  FrameError,
  HAZARD_KIND_CASES,
  HAZARD_SOURCE_CASES,
  ValueReader,
  ValueWriter,
  type RobotState,
} from "../../protocol/index.js";
import type { BatteryState, DockState, HazardState, Pose2d, ScanState } from "../../protocol/index.js";

const BIT = {
  odometry: 1,
  battery: 2,
  scan: 4,
  hazards: 8,
  dock: 16,
  pose: 32,
  dockPlace: 64,
  scanKept: 128,
} as const;
const BATTERY_WORDS: readonly BatteryState["status"][] = ["unknown", "discharging", "charging", "full"];
const DOCK_WORDS: readonly DockState["status"][] = ["unknown", "docked", "visible", "not-visible"];
const MAX_HAZARDS = 16;
const MAX_RAYS = 4096;

/** Lays a state; `known` is the scan that the client has already. */
export function encodeState(nowNs: bigint, state: RobotState, known: ScanState | undefined): Uint8Array {
  const { odometry, battery, scan, hazards, dock, pose } = state;
  const kept = scan !== undefined && scan === known;
  const out = new ValueWriter(256);
  out.u64(nowNs);
  out.u8(
    (odometry ? BIT.odometry : 0) |
      (battery ? BIT.battery : 0) |
      (scan && !kept ? BIT.scan : 0) |
      (hazards ? BIT.hazards : 0) |
      (dock ? BIT.dock : 0) |
      (pose ? BIT.pose : 0) |
      (dock?.place ? BIT.dockPlace : 0) |
      (kept ? BIT.scanKept : 0),
  );
  if (odometry) {
    out.u64(odometry.stampNs);
    writePose(out, odometry.pose);
    const { vx, vy, wz } = odometry.velocity;
    for (const value of [vx, vy, wz]) out.f64(value);
  }
  if (battery) {
    out.u64(battery.stampNs);
    out.f64(battery.fraction);
    out.f64(battery.voltage);
    out.oneOf(BATTERY_WORDS, battery.status);
  }
  if (scan && !kept) {
    out.u64(scan.stampNs);
    for (const value of [scan.angleMin, scan.angleIncrement, scan.rangeMin, scan.rangeMax]) out.f64(value);
    out.floats(scan.ranges);
  }
  if (hazards) {
    out.u64(hazards.stampNs);
    out.list(hazards.present.slice(0, MAX_HAZARDS), (writer, { kind, source, sinceNs }) => {
      writer.oneOf(HAZARD_KIND_CASES, kind);
      writer.oneOf(HAZARD_SOURCE_CASES, source);
      writer.u64(sinceNs);
    });
  }
  if (dock) {
    out.u64(dock.stampNs);
    out.oneOf(DOCK_WORDS, dock.status);
    if (dock.place) writePose(out, dock.place);
  }
  if (pose) {
    out.u64(pose.stampNs);
    writePose(out, pose.pose);
    out.f64(pose.deviation);
  }
  return out.finish();
}

/** Reads a state frame's payload; `known` is the scan that came before. */
export function decodeState(
  payload: Uint8Array,
  known: ScanState | undefined,
): { readonly nowNs: bigint; readonly state: RobotState } {
  const reader = new ValueReader(payload);
  const nowNs = reader.u64();
  const bits = reader.u8();
  const has = (bit: number): boolean => (bits & bit) !== 0;
  if ((has(BIT.scan) && has(BIT.scanKept)) || (has(BIT.dockPlace) && !has(BIT.dock))) {
    throw new FrameError("frame-malformed", "a state has bits that contradict each other");
  }
  if (has(BIT.scanKept) && known === undefined)
    throw new FrameError("frame-malformed", "there was no scan before");
  const state: RobotState = {
    ...(has(BIT.odometry) && {
      odometry: {
        stampNs: reader.u64(),
        pose: readPose(reader),
        velocity: { vx: finite(reader), vy: finite(reader), wz: finite(reader) },
      },
    }),
    ...(has(BIT.battery) && {
      battery: {
        stampNs: reader.u64(),
        fraction: finite(reader),
        voltage: reader.f64(),
        status: reader.oneOf(BATTERY_WORDS),
      },
    }),
    ...(has(BIT.scan) && { scan: readScan(reader) }),
    ...(has(BIT.scanKept) && known !== undefined && { scan: known }),
    ...(has(BIT.hazards) && { hazards: { stampNs: reader.u64(), present: readHazards(reader) } }),
    ...(has(BIT.dock) && {
      dock: {
        stampNs: reader.u64(),
        status: reader.oneOf(DOCK_WORDS),
        ...(has(BIT.dockPlace) && { place: readPose(reader) }),
      },
    }),
    ...(has(BIT.pose) && {
      pose: { stampNs: reader.u64(), pose: readPose(reader), deviation: finite(reader) },
    }),
  };
  reader.end();
  return { nowNs, state };
}

function writePose(out: ValueWriter, { x, y, theta }: Pose2d): void {
  out.f64(x);
  out.f64(y);
  out.f64(theta);
}

function readPose(reader: ValueReader): Pose2d {
  return { x: finite(reader), y: finite(reader), theta: finite(reader) };
}

function readScan(reader: ValueReader): ScanState {
  const head = {
    stampNs: reader.u64(),
    angleMin: finite(reader),
    angleIncrement: finite(reader),
    rangeMin: finite(reader),
    rangeMax: finite(reader),
  };
  const ranges = reader.floats();
  if (ranges.length > MAX_RAYS) throw new FrameError("frame-malformed", `a scan of ${ranges.length} rays`);
  if (!ranges.every((range) => range >= 0))
    throw new FrameError("frame-malformed", "a range is not a distance");
  return { ...head, ranges };
}

function readHazards(reader: ValueReader): readonly HazardState[] {
  const hazards = reader.list(10, (item) => ({
    kind: item.oneOf(HAZARD_KIND_CASES),
    source: item.oneOf(HAZARD_SOURCE_CASES),
    sinceNs: item.u64(),
  }));
  if (hazards.length > MAX_HAZARDS) throw new FrameError("frame-malformed", `${hazards.length} hazards`);
  return hazards;
}

function finite(reader: ValueReader): number {
  const value = reader.f64();
  if (!Number.isFinite(value)) throw new FrameError("frame-malformed", "a number is not finite");
  return value;
}
