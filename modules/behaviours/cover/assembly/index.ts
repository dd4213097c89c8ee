// Covers rooms: drives to the nearest floor where it has not been, through doors when a room is done. It keeps a
// small map of its own from the range finder and the wheels. The first round is coarse, so that every room is
// seen early; the rounds after it fill the gaps.

import {
  errorName,
  HazardKind,
  HazardSource,
  log,
  motion,
  Odometry,
  RobotError,
  Scan,
  sensors,
  telemetry,
} from "@sandpaw/sdk";
import { beginScan, block, CELL, cover, forbid, hit, inflate, pass, uncover } from "./grid";
import * as lane from "./lane";
import * as rest from "./rest";
import * as route from "./route";
import * as track from "./track";

/** Speeds, m/s and rad/s. */
const CRUISE: f64 = 0.25;
const BACK: f64 = -0.1;
const MAX_TURN: f64 = 1.4;
/** The body, m; how far its middle stays from obstacles by plan; and what may not be touched while driving. */
const RADIUS: f64 = 0.1725;
const CLEARANCE: f64 = 0.24;
/** Places nearer than this to an obstacle are left for the fine rounds, m. */
const NARROW: f64 = 0.36;
const REACH: f64 = RADIUS + 0.025;
/** How wide a stripe counts as covered in the first round and in those after it, m on each side. */
const COARSE: f64 = 0.4;
const FINE: f64 = 0.16;
/** A ray says nothing beyond this, m: far away a small error of the heading is a large one of the place. */
const TRUST: f64 = 5;
/** Ticks between two plans. */
const PLAN_EVERY: i32 = 6;
/** A round is over when so many plans in a row found no way; it looks around meanwhile. */
const ROUND_END: i32 = 10;
/** Below this the battery is saved. */
const LOW: f64 = 0.1;

let stripe: f64 = COARSE;
let scanStampNs: u64 = 0;
let sincePlan: i32 = PLAN_EVERY;
let hasWay: bool = false;
/** Plans in a row that found no way. */
let without: i32 = 0;
/** Ticks left of backing away. */
let backing: i32 = 0;
/** Ticks for which there was no way ahead. */
let blocked: i32 = 0;
let coveredCells: i32 = 0;
let ticks: i32 = 0;
let lastError: i32 = -1;

export function init(): void {
  log.info(`cover: stripes of ${log.fixed(2 * COARSE, 1)} m, then of ${log.fixed(2 * FINE, 1)} m`);
}

export function tick(): void {
  ticks++;
  const here = sensors.odometry();
  const scan = sensors.scan();
  if (!here.ok || !scan.ok) return;
  track.remember(here.stampNs, here.x, here.y, here.theta);
  if (scan.stampNs != scanStampNs && track.at(scan.stampNs)) look(scan);
  coveredCells += cover(here.x, here.y, stripe);
  report();
  if (feelsHazard(here)) backing = 24;
  if (backing > 0) {
    backing--;
    drive(roomBehind(scan) ? BACK : 0, 0);
    return;
  }
  if (isLow()) return;
  // While it may not drive at all, standing still says nothing.
  if (lastError >= 0) rest.moved(here);
  if (rest.isTooLong(here)) {
    log.warn("cover: stuck; trying another way");
    route.giveUp();
    backing = 16;
    return;
  }
  if (++sincePlan >= PLAN_EVERY) plan(here);
  if (hasWay) steer(here, scan);
  else drive(0, 0.6);
}

/** Enters a scan into the map, at the pose where it was taken. */
function look(scan: Scan): void {
  scanStampNs = scan.stampNs;
  beginScan();
  const count = scan.length;
  for (let i = 0; i < count; i++) {
    const range = <f64>unchecked(scan.ranges[i]);
    const angle = track.theta + scan.angleOf(i);
    if (range < TRUST) hit(track.x + range * Math.cos(angle), track.y + range * Math.sin(angle));
  }
  for (let i = 0; i < count; i++) {
    const range = <f64>unchecked(scan.ranges[i]);
    pass(track.x, track.y, track.theta + scan.angleOf(i), Math.min(range, TRUST));
  }
}

function plan(here: Odometry): void {
  sincePlan = 0;
  inflate(CLEARANCE, NARROW);
  hasWay = route.find(here.x, here.y, here.theta, stripe == FINE);
  if (!hasWay) {
    // A door can look too narrow on so coarse a map: once more, with less to spare.
    inflate(RADIUS + 0.02, NARROW);
    hasWay = route.find(here.x, here.y, here.theta, stripe == FINE);
  }
  without = hasWay ? 0 : without + 1;
  if (without < ROUND_END) return;
  without = 0;
  log.info(`cover: round done, ${log.fixed(area(), 1)} m²`);
  stripe = FINE;
  coveredCells = 0;
  uncover();
}

/** Drives towards the way point, as fast as the lane ahead allows. */
function steer(here: Odometry, scan: Scan): void {
  const error = route.angleBetween(Math.atan2(route.wayY - here.y, route.wayX - here.x), here.theta);
  const turn = Math.max(-MAX_TURN, Math.min(MAX_TURN, 2.2 * error));
  if (Math.abs(error) > 0.7) {
    drive(0, turn);
    return;
  }
  const room = lane.ahead(here, scan, REACH);
  if (room < 0.04) {
    // On the spot it can always turn: first exactly towards the way point, then see.
    if (Math.abs(error) > 0.1) drive(0, Math.abs(turn) < 0.3 ? 0.3 * Math.sign(turn) : turn);
    else if (++blocked > 4) giveWay(here);
    else drive(0, 0);
    return;
  }
  blocked = 0;
  const brake = room > 0.01 ? Math.sqrt(2 * 0.3 * (room - 0.01)) : 0;
  const near = Math.max(0.08, 1.2 * Math.hypot(route.wayX - here.x, route.wayY - here.y));
  const speed = Math.min(CRUISE, Math.min(brake, near)) * Math.max(0, 1 - Math.abs(error));
  drive(speed < 0.02 ? 0 : speed, turn + lane.away);
}

/** The map says that this can be passed, and it cannot: enters what is in the way, backs off, and plans anew. */
function giveWay(here: Odometry): void {
  blocked = 0;
  const cos = Math.cos(here.theta);
  const sin = Math.sin(here.theta);
  block(here.x + lane.nearX * cos - lane.nearY * sin, here.y + lane.nearX * sin + lane.nearY * cos);
  route.forget();
  backing = 10;
}

function roomBehind(scan: Scan): bool {
  return scan.closest(Math.PI - 0.6, Math.PI + 0.6) > RADIUS + 0.06;
}

/** Whether bumper or cliff sensors feel something; what they feel is entered into the map for good. */
function feelsHazard(here: Odometry): bool {
  const hazards = sensors.hazards();
  if (!hazards.ok) return false;
  let found = false;
  for (let i = 0; i < hazards.length; i++) {
    const hazard = hazards.at(i);
    if (hazard.kind == HazardKind.Stall || hazard.kind == HazardKind.Proximity) continue;
    found = true;
    if (backing > 0) continue;
    const angle = here.theta + angleOf(hazard.source);
    const cliff = hazard.kind != HazardKind.Bump;
    // A cliff has a long edge: more of it is entered than was felt.
    const away = RADIUS + (cliff ? 0.2 : 0.06);
    forbid(here.x + away * Math.cos(angle), here.y + away * Math.sin(angle), cliff ? 0.2 : 0.06);
    if (i == 0) {
      log.info(cliff ? "cover: a cliff; backing away" : "cover: a bump; backing away");
      telemetry.counter(cliff ? "cliffs" : "bumps");
    }
  }
  if (found && backing == 0) route.giveUp();
  return found;
}

/** Where on the body a source of hazards is, rad counter-clockwise from forward. */
function angleOf(source: HazardSource): f64 {
  const quarters = <f64>source * 0.25 * Math.PI;
  return quarters > Math.PI ? quarters - 2 * Math.PI : quarters;
}

function isLow(): bool {
  const battery = sensors.battery();
  if (!battery.ok || battery.fraction > LOW) return false;
  if (ticks % 600 == 0) log.warn("cover: the battery is low; waiting");
  drive(0, 0);
  return true;
}

function drive(vx: f64, wz: f64): void {
  const driven = motion.drive(vx, 0, wz);
  const error = driven.ok ? -1 : <i32>driven.error;
  if (error == lastError) return;
  lastError = error;
  if (error >= 0) log.warn("cover: not driving: " + errorName(<RobotError>error));
}

function area(): f64 {
  return <f64>coveredCells * CELL * CELL;
}

function report(): void {
  if (ticks % 20 == 0) telemetry.gauge("covered_square_metres", area());
  if (ticks % 600 == 0) log.info(`cover: ${log.fixed(area(), 1)} m² so far`);
}
