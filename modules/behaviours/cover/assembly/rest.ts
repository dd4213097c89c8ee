// Notices when the robot does not get on.

import { Odometry } from "@sandpaw/sdk";
import { angleBetween } from "./route";

/** Without 5 cm of way or 0.3 rad of turning for this long it is stuck, ns. */
const PATIENCE_NS: u64 = 3_000_000_000;

let sinceNs: u64 = 0;
let x: f64 = 0;
let y: f64 = 0;
let theta: f64 = 0;

/** Begins to count anew. */
export function moved(here: Odometry): void {
  sinceNs = here.stampNs;
  x = here.x;
  y = here.y;
  theta = here.theta;
}

/** Whether it has stood still for too long; then the count begins anew. */
export function isTooLong(here: Odometry): bool {
  if (
    sinceNs == 0 ||
    Math.hypot(here.x - x, here.y - y) > 0.05 ||
    Math.abs(angleBetween(here.theta, theta)) > 0.3
  )
    moved(here);
  if (here.stampNs - sinceNs < PATIENCE_NS) return false;
  moved(here);
  return true;
}
