/** Drives backwards off the dock, by the odometry. */

import type { MotionEnvelope } from "../../protocol/index.js";
import { end, isFresh, move, STAND, type Maneuver } from "./maneuver.js";
import { Anchor, Patience } from "./patience.js";

/** How far, m. */
const WAY = 0.4;
/** How fast at most: nothing looks backwards, m/s. */
const SPEED = 0.1;

/** Done at once where the robot is not docked. */
export function createUndock(envelope: MotionEnvelope): Maneuver {
  const speed = Math.min(SPEED, envelope.maxSpeed);
  const blind = new Patience(500);
  const forbidden = new Patience(1000);
  const anchor = new Anchor(4000, 0.01);
  let start: { readonly x: number; readonly y: number } | undefined;
  let gone = 0;

  return {
    step({ robot, nowNs, refused }) {
      const { odometry, dock } = robot;
      if (!start && dock?.status !== "docked") return end(dock ? "done" : "unavailable");
      const isSeen = isFresh(odometry, nowNs, 200);
      if (blind.isOver(isSeen, nowNs)) return end("unavailable");
      if (!odometry || !isSeen) return STAND;
      const { x, y } = odometry.pose;
      start ??= { x, y };
      gone = Math.hypot(x - start.x, y - start.y);
      if (gone >= WAY) return end("done");
      if (forbidden.isOver(refused === undefined, nowNs)) return end(refused === "zone" ? "zone" : "hazard");
      if (anchor.isStuck({ x, y }, 0, nowNs)) return end("blocked");
      return move(-speed, 0);
    },
    isPlanning: false,
    get remaining() {
      return Math.max(0, WAY - gone);
    },
    get progress() {
      return Math.min(1, gone / WAY);
    },
  };
}
