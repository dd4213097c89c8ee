// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// The interface sensors of the robot API for AssemblyScript; results fill objects of the caller.

import { clearAway, layOut, liftItems, liftList } from "../landing";
import { RobotError } from "./types";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(64, 8);

/** Odometry from the wheels. */
export class OdometryReading {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When it was measured, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** m. In `odom`. */
  x: f64 = 0;
  /** m. In `odom`. */
  y: f64 = 0;
  /** Counter-clockwise from the x axis, rad, in (-pi, pi]. In `odom`. */
  theta: f64 = 0;
  /** Forward, m/s. In `base-link`. */
  vx: f64 = 0;
  /** To the left, m/s. Only robots that can move sideways take a value other than 0. In `base-link`. */
  vy: f64 = 0;
  /** Turn rate, counter-clockwise, rad/s. In `base-link`. */
  wz: f64 = 0;

  /** Reads a `result<odometry-reading, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.x = load<f64>(at, 16);
    this.y = load<f64>(at, 24);
    this.theta = load<f64>(at, 32);
    this.vx = load<f64>(at, 40);
    this.vy = load<f64>(at, 48);
    this.wz = load<f64>(at, 56);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: OdometryReading): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    this.x = other.x;
    this.y = other.y;
    this.theta = other.theta;
    this.vx = other.vx;
    this.vy = other.vy;
    this.wz = other.wz;
  }
}

/** What the battery is doing. The list is closed. */
export enum BatteryStatus {
  Unknown,
  Discharging,
  Charging,
  Full,
}

/** The name of a case, as the robot's own logs write it. */
export function batteryStatusName(value: BatteryStatus): string {
  switch (value) {
    case BatteryStatus.Unknown:
      return "unknown";
    case BatteryStatus.Discharging:
      return "discharging";
    case BatteryStatus.Charging:
      return "charging";
    case BatteryStatus.Full:
      return "full";
    default:
      return "?";
  }
}

/** State of the battery. */
export class BatteryReading {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When it was measured, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** 0 to 1. */
  fraction: f64 = 0;
  /** V; NaN when unknown. */
  voltage: f64 = 0;
  /** What it is doing. */
  status: BatteryStatus = BatteryStatus.Unknown;

  /** Reads a `result<battery-reading, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.fraction = load<f64>(at, 16);
    this.voltage = load<f64>(at, 24);
    this.status = <BatteryStatus>load<u8>(at, 32);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: BatteryReading): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    this.fraction = other.fraction;
    this.voltage = other.voltage;
    this.status = other.status;
  }
}

/** One turn of a planar range finder. */
export class ScanReading {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When it was measured, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** Angle of the first ray, counter-clockwise from forward, rad. */
  angleMin: f64 = 0;
  /** From one ray to the next, counter-clockwise, rad. */
  angleIncrement: f64 = 0;
  /** A shorter range is not measured, m. */
  rangeMin: f64 = 0;
  /** A longer range is not measured, m. */
  rangeMax: f64 = 0;
  /**
   * Ranges, m, counter-clockwise from `angle-min`; no return is +infinity.
   * At most 1024.
   */
  ranges: StaticArray<f32> = new StaticArray<f32>(0);

  /** Reads a `result<scan-reading, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.angleMin = load<f64>(at, 16);
    this.angleIncrement = load<f64>(at, 24);
    this.rangeMin = load<f64>(at, 32);
    this.rangeMax = load<f64>(at, 40);
    this.ranges = liftList<f32>(load<usize>(at, 48), load<i32>(at, 52), this.ranges);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: ScanReading): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    this.angleMin = other.angleMin;
    this.angleIncrement = other.angleIncrement;
    this.rangeMin = other.rangeMin;
    this.rangeMax = other.rangeMax;
    this.ranges = other.ranges.slice<StaticArray<f32>>();
  }
}

/** Kinds of hazard. The list is closed. */
export enum HazardKind {
  Bump,
  Cliff,
  WheelDrop,
  Stall,
  Proximity,
}

/** The name of a case, as the robot's own logs write it. */
export function hazardKindName(value: HazardKind): string {
  switch (value) {
    case HazardKind.Bump:
      return "bump";
    case HazardKind.Cliff:
      return "cliff";
    case HazardKind.WheelDrop:
      return "wheel-drop";
    case HazardKind.Stall:
      return "stall";
    case HazardKind.Proximity:
      return "proximity";
    default:
      return "?";
  }
}

/** Which part of the robot noticed. */
export enum HazardSource {
  Front,
  FrontLeft,
  Left,
  RearLeft,
  Rear,
  RearRight,
  Right,
  FrontRight,
}

/** The name of a case, as the robot's own logs write it. */
export function hazardSourceName(value: HazardSource): string {
  switch (value) {
    case HazardSource.Front:
      return "front";
    case HazardSource.FrontLeft:
      return "front-left";
    case HazardSource.Left:
      return "left";
    case HazardSource.RearLeft:
      return "rear-left";
    case HazardSource.Rear:
      return "rear";
    case HazardSource.RearRight:
      return "rear-right";
    case HazardSource.Right:
      return "right";
    case HazardSource.FrontRight:
      return "front-right";
    default:
      return "?";
  }
}

/** One hazard that is present. */
export class Hazard {
  kind: HazardKind = HazardKind.Bump;
  source: HazardSource = HazardSource.Front;
  /** For how long it has been present, ms. */
  ageMs: u32 = 0;

  /** Reads a `hazard` at `at`. */
  lift(at: usize): void {
    this.kind = <HazardKind>load<u8>(at);
    this.source = <HazardSource>load<u8>(at, 1);
    this.ageMs = load<u32>(at, 4);
  }

  /** Takes over every field of another. */
  copy(other: Hazard): void {
    this.kind = other.kind;
    this.source = other.source;
    this.ageMs = other.ageMs;
  }
}

/** All hazards that are present. */
export class HazardsReading {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When they were measured, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** The items of `present` as the host wrote them; 8 bytes each. */
  presentBytes: StaticArray<u8> = new StaticArray<u8>(128);
  /** At most 16. */
  presentCount: i32 = 0;

  /** Reads a `result<hazards-reading, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.presentCount = liftItems(load<usize>(at, 16), load<i32>(at, 20), 8, this.presentBytes);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: HazardsReading): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    memory.copy(changetype<usize>(this.presentBytes), changetype<usize>(other.presentBytes), 128);
    this.presentCount = other.presentCount;
  }

  /** Reads item `index` of `present` into an object of the caller. */
  presentAt(index: i32, into: Hazard): void {
    assert(index >= 0 && index < this.presentCount, "no item of this index");
    into.lift(changetype<usize>(this.presentBytes) + <usize>index * 8);
  }
}

/** Where the dock is, as far as the robot knows. The list is closed. */
export enum DockStatus {
  Unknown,
  Docked,
  Visible,
  NotVisible,
}

/** The name of a case, as the robot's own logs write it. */
export function dockStatusName(value: DockStatus): string {
  switch (value) {
    case DockStatus.Unknown:
      return "unknown";
    case DockStatus.Docked:
      return "docked";
    case DockStatus.Visible:
      return "visible";
    case DockStatus.NotVisible:
      return "not-visible";
    default:
      return "?";
  }
}

/** State of the dock. */
export class DockReading {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When it was measured, ns on the clock of the session. */
  stampNs: u64 = 0;
  status: DockStatus = DockStatus.Unknown;

  /** Reads a `result<dock-reading, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.status = <DockStatus>load<u8>(at, 16);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: DockReading): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    this.status = other.status;
  }
}

/** Where the robot is in `map`, by its own reckoning. */
export class PoseReading {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When it was measured, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** m. In `map`. */
  x: f64 = 0;
  /** m. In `map`. */
  y: f64 = 0;
  /** Counter-clockwise from the x axis, rad, in (-pi, pi]. In `map`. */
  theta: f64 = 0;
  /** Standard deviation of the position, m. */
  deviation: f64 = 0;

  /** Reads a `result<pose-reading, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.x = load<f64>(at, 16);
    this.y = load<f64>(at, 24);
    this.theta = load<f64>(at, 32);
    this.deviation = load<f64>(at, 40);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: PoseReading): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    this.x = other.x;
    this.y = other.y;
    this.theta = other.theta;
    this.deviation = other.deviation;
  }
}

/**
 * The occupancy grid, which the robot server makes from the range finder and the robot's own pose. Its cells
 * lie in square tiles; column and row 0 begin at the origin.
 */
export class MapReading {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When the newest scan that is in it was measured, ns on the clock of the session. */
  stampNs: u64 = 0;
  /** Lower left corner of column 0, row 0, in `map`, m. */
  originX: f64 = 0;
  originY: f64 = 0;
  /** Side of a cell, m. */
  resolution: f64 = 0;
  /** Cells along a side of a tile. */
  tileCells: u32 = 0;
  /** The tiles where anything is known: the first column and row, and how many of each; 0 when nothing is. */
  firstColumn: u32 = 0;
  firstRow: u32 = 0;
  columns: u32 = 0;
  rows: u32 = 0;

  /** Reads a `result<map-reading, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.originX = load<f64>(at, 16);
    this.originY = load<f64>(at, 24);
    this.resolution = load<f64>(at, 32);
    this.tileCells = load<u32>(at, 40);
    this.firstColumn = load<u32>(at, 44);
    this.firstRow = load<u32>(at, 48);
    this.columns = load<u32>(at, 52);
    this.rows = load<u32>(at, 56);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: MapReading): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    this.originX = other.originX;
    this.originY = other.originY;
    this.resolution = other.resolution;
    this.tileCells = other.tileCells;
    this.firstColumn = other.firstColumn;
    this.firstRow = other.firstRow;
    this.columns = other.columns;
    this.rows = other.rows;
  }
}

/** One tile of the occupancy grid. */
export class MapTileReading {
  /** Whether there is a value; when false, `error` says why, and the other fields are old. */
  ok: bool = false;
  /** Why there is no value. Holds only when `ok` is false. */
  error: RobotError = RobotError.Unavailable;
  /** When the newest scan that is in the map was measured, ns on the clock of the session. */
  stampNs: u64 = 0;
  column: u32 = 0;
  row: u32 = 0;
  /**
   * Row by row from the lower left corner: how likely something stands there, 0 to 100; 255 is not known.
   * At most 4096.
   */
  cells: StaticArray<u8> = new StaticArray<u8>(0);

  /** Reads a `result<map-tile-reading, error>` at `at`; answers whether there is a value. */
  lift(at: usize): bool {
    if (load<u8>(at) != 0) {
      this.error = <RobotError>load<u8>(at, 8);
      return (this.ok = false);
    }
    this.stampNs = load<u64>(at, 8);
    this.column = load<u32>(at, 16);
    this.row = load<u32>(at, 20);
    this.cells = liftList<u8>(load<usize>(at, 24), load<i32>(at, 28), this.cells);
    return (this.ok = true);
  }

  /** Takes over every field of another. */
  copy(other: MapTileReading): void {
    this.ok = other.ok;
    this.error = other.error;
    this.stampNs = other.stampNs;
    this.column = other.column;
    this.row = other.row;
    this.cells = other.cells.slice<StaticArray<u8>>();
  }
}

// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "odometry")
declare function sensorsOdometry(p0: i32): void;

export function odometry(into: OdometryReading): bool {
  sensorsOdometry(<i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "battery")
declare function sensorsBattery(p0: i32): void;

export function battery(into: BatteryReading): bool {
  sensorsBattery(<i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "scan")
declare function sensorsScan(p0: i32): void;

export function scan(into: ScanReading): bool {
  layOut(changetype<usize>(into.ranges), <usize>into.ranges.length << alignof<f32>());
  sensorsScan(<i32>RET);
  clearAway();
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "hazards")
declare function sensorsHazards(p0: i32): void;

export function hazards(into: HazardsReading): bool {
  layOut(changetype<usize>(into.presentBytes), 128);
  sensorsHazards(<i32>RET);
  clearAway();
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "dock-state")
declare function sensorsDockState(p0: i32): void;

export function dockState(into: DockReading): bool {
  sensorsDockState(<i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "pose")
declare function sensorsPose(p0: i32): void;

export function pose(into: PoseReading): bool {
  sensorsPose(<i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "map-info")
declare function sensorsMapInfo(p0: i32): void;

/**
 * What there is of the map; a round trip.
 *
 * Errors: `unavailable` (nothing is known yet, or no range finder), `stale` (sooner than 256 readings of the map a
 * second allow).
 */
export function mapInfo(into: MapReading): bool {
  sensorsMapInfo(<i32>RET);
  return into.lift(RET);
}

// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "map-tile")
declare function sensorsMapTile(p0: i32, p1: i32, p2: i32): void;

/**
 * One tile of the map; a round trip. A tile of which nothing is known is all 255.
 *
 * Errors: `invalid` (no such tile), and as `map-info`.
 */
export function mapTile(column: u32, row: u32, into: MapTileReading): bool {
  layOut(changetype<usize>(into.cells), <usize>into.cells.length << alignof<u8>());
  sensorsMapTile(<i32>column, <i32>row, <i32>RET);
  clearAway();
  return into.lift(RET);
}
