/** Turns on the spot, by the odometry. */

import type { MotionEnvelope } from "../../protocol/index.js";
import { end, isFresh, move, STAND, within, wrap, type Maneuver } from "./maneuver.js";
import { Anchor, Patience } from "./patience.js";

/** Near enough, rad. */
const TOLERANCE = 0.01;
/** Slower, wheels may not turn at all, rad/s. */
const CREEP = 0.12;

/** Turns by `angle`, rad, counter-clockwise when positive. */
export function createSpin(angle: number, envelope: MotionEnvelope): Maneuver {
  const way = Math.sign(angle);
  const whole = Math.abs(angle);
  const blind = new Patience(500);
  const forbidden = new Patience(500);
  const anchor = new Anchor(3000, 0.02);
  let last: number | undefined;
  let turned = 0;

  return {
    step({ robot, nowNs, refused }) {
      const { odometry } = robot;
      const isSeen = isFresh(odometry, nowNs, 200);
      if (blind.isOver(isSeen, nowNs)) return end("unavailable");
      if (!odometry || !isSeen) return STAND;
      turned += way * wrap(odometry.pose.theta - (last ?? odometry.pose.theta));
      last = odometry.pose.theta;
      const left = whole - turned;
      if (left <= TOLERANCE) return end("done");
      if (forbidden.isOver(refused === undefined, nowNs)) return end(refused === "zone" ? "zone" : "hazard");
      if (anchor.isStuck({ x: 0, y: 0 }, turned, nowNs)) return end("blocked");
      // No faster than a turn can be ended in what is left, with half of the brake.
      const stoppable = Math.sqrt(envelope.maxTurnAcceleration * left);
      return move(0, way * within(Math.min(stoppable, 2.5 * left), CREEP, envelope.maxTurn));
    },
    isPlanning: false,
    get remaining() {
      return Math.max(0, whole - turned);
    },
    get progress() {
      return whole === 0 ? 1 : Math.max(0, Math.min(1, turned / whole));
    },
  };
}
