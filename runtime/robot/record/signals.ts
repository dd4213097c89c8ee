/** What the robot does, as messages for people's tools. Only what is new since the moment before. */

import type { Pose2d, RobotState, ScanState } from "../../protocol/index.js";
import type { SignalTopic } from "./topics.js";
import type { RobotMoment } from "./worker-message.js";

export interface Signal {
  readonly topic: SignalTopic;
  readonly timeNs: bigint;
  readonly message: unknown;
}

const SECOND = 1_000_000_000n;

/** A time as Foxglove's schemas have it. */
export function timestamp(ns: bigint): { sec: number; nsec: number } {
  return { sec: Number(ns / SECOND), nsec: Number(ns % SECOND) };
}

/** Digits beyond a tenth of a millimetre are noise, and cost space. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function vector(x: number, y: number, z: number): { x: number; y: number; z: number } {
  return { x: rounded(x), y: rounded(y), z: rounded(z) };
}

function orientation(theta: number): { x: number; y: number; z: number; w: number } {
  return { x: 0, y: 0, z: Math.sin(theta / 2), w: Math.cos(theta / 2) };
}

function pose({ x, y, theta }: Pose2d): unknown {
  return { position: vector(x, y, 0), orientation: orientation(theta) };
}

/** JSON has no infinity: a ray without a return is one metre beyond the longest range. */
function ranges(scan: ScanState): readonly number[] {
  return Array.from(scan.ranges, (range) =>
    Number.isFinite(range) ? Math.round(range * 1000) / 1000 : scan.rangeMax + 1,
  );
}

/** Turns moments into messages. `offsetNs` is added to stamps, so that they and the file have one time. */
export function createSignals(): (
  moment: RobotMoment,
  timeNs: bigint,
  offsetNs: bigint,
) => readonly Signal[] {
  let before: RobotState = {};
  let motion = "";
  let moving = true;

  return ({ state, commanded, limitedBy, holder }, timeNs, offsetNs) => {
    const out: Signal[] = [];
    const put = (topic: SignalTopic, stampNs: bigint, make: (time: unknown) => unknown): void => {
      const stamp = stampNs + offsetNs;
      out.push({ topic, timeNs: stamp, message: make(timestamp(stamp)) });
    };
    const { odometry, scan, battery, hazards, dock, pose: place } = state;
    if (odometry && odometry.stampNs !== before.odometry?.stampNs) {
      const { velocity } = odometry;
      put("/odom", odometry.stampNs, (time) => ({
        timestamp: time,
        frame_id: "odom",
        body_frame_id: "base_link",
        pose: pose(odometry.pose),
        linear_velocity: vector(velocity.vx, velocity.vy, 0),
        angular_velocity: vector(0, 0, velocity.wz),
      }));
      put("/tf", odometry.stampNs, (time) => ({
        timestamp: time,
        parent_frame_id: "odom",
        child_frame_id: "base_link",
        translation: vector(odometry.pose.x, odometry.pose.y, 0),
        rotation: orientation(odometry.pose.theta),
      }));
    }
    if (scan && scan.stampNs !== before.scan?.stampNs) {
      put("/scan", scan.stampNs, (time) => ({
        timestamp: time,
        frame_id: "base_link",
        pose: pose({ x: 0, y: 0, theta: 0 }),
        start_angle: scan.angleMin,
        end_angle: scan.angleMin + scan.angleIncrement * Math.max(0, scan.ranges.length - 1),
        ranges: ranges(scan),
        intensities: [],
      }));
    }
    if (place && place.stampNs !== before.pose?.stampNs) {
      put("/pose", place.stampNs, (time) => ({ timestamp: time, frame_id: "map", pose: pose(place.pose) }));
    }
    if (battery && battery.stampNs !== before.battery?.stampNs) {
      const voltage = Number.isFinite(battery.voltage) ? rounded(battery.voltage) : null;
      const { fraction, status } = battery;
      put("/battery", battery.stampNs, (time) => ({ timestamp: time, fraction, voltage, status }));
    }
    if (hazards && hazards.stampNs !== before.hazards?.stampNs) {
      const present = hazards.present.map(({ kind, source }) => ({ kind, source }));
      put("/hazards", hazards.stampNs, (time) => ({ timestamp: time, present }));
    }
    if (dock && dock.stampNs !== before.dock?.stampNs) {
      put("/dock", dock.stampNs, (time) => ({ timestamp: time, status: dock.status }));
    }
    before = state;
    const moves = commanded.vx !== 0 || commanded.vy !== 0 || commanded.wz !== 0;
    if (moves || moving) {
      const message = { linear: vector(commanded.vx, commanded.vy, 0), angular: vector(0, 0, commanded.wz) };
      out.push({ topic: "/cmd_vel", timeNs, message });
    }
    moving = moves;
    if (motion !== `${limitedBy} ${holder}`) {
      motion = `${limitedBy} ${holder}`;
      const message = { timestamp: timestamp(timeNs), limited_by: limitedBy, holder };
      out.push({ topic: "/motion", timeNs, message });
    }
    return out;
  };
}
