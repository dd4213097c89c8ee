// What the range finder says of the way straight ahead, at this moment: the map is too coarse for that.

import { Odometry, Scan } from "@sandpaw/sdk";
import * as track from "./track";

/** It keeps away from what is nearer than this at its sides, m. */
const SIDE_GAP: f64 = 0.27;

/** A turn away from what is near at the sides, rad/s. */
export let away: f64 = 0;
/** What ends the way ahead, m forward and to the left. */
export let nearX: f64 = 0;
export let nearY: f64 = 0;

/** How far the robot can go straight on before its middle comes within `reach` m of something, m. */
export function ahead(here: Odometry, scan: Scan, reach: f64): f64 {
  away = 0;
  if (!track.at(scan.stampNs)) return 0;
  // The scan was taken where the robot was; move its points to where it is.
  const turned = here.theta - track.theta;
  const dx = here.x - track.x;
  const dy = here.y - track.y;
  const forward = dx * Math.cos(here.theta) + dy * Math.sin(here.theta);
  const aside = dy * Math.cos(here.theta) - dx * Math.sin(here.theta);
  let free: f64 = 3;
  let left: f64 = SIDE_GAP;
  let right: f64 = SIDE_GAP;
  for (let i = 0, count = scan.length; i < count; i++) {
    const range = <f64>unchecked(scan.ranges[i]);
    if (range > 2) continue;
    const angle = scan.angleOf(i) - turned;
    const x = range * Math.cos(angle) - forward;
    const y = range * Math.sin(angle) - aside;
    if (x < -0.05) continue;
    if (Math.abs(y) < reach && x > 0) {
      const room = x - Math.sqrt(reach * reach - y * y);
      if (room < free) {
        free = room;
        nearX = x;
        nearY = y;
      }
    }
    if (x > 0.3) continue;
    if (y > 0) left = Math.min(left, y);
    else right = Math.min(right, -y);
  }
  away = 5 * (left - right);
  return free;
}
