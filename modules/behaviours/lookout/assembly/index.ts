// Keeps a lookout: turns a little, stands still, and compares what the camera sees with the picture before. A
// change while the robot stands still is something that moves.

import { camera, errorName, Image, log, motion, PixelFormat, sensors, telemetry } from "@sandpaw/sdk";

/** It stands this many ticks in each direction, then turns by this much: ticks, rad. */
const STAND: i32 = 40;
const STEP: f64 = Math.PI / 4;
const TURN_RATE: f64 = 0.4;
/** A picture is taken every so many ticks. */
const PICTURE_EVERY: i32 = 10;
/** A pixel has changed when its brightness differs by more than this; the picture, when more than this part has. */
const PIXEL: i32 = 30;
const PART: f64 = 0.02;

let name: string = "";
let before: Image | null = null;
let ticks: i32 = 0;
let turnLeft: f64 = 0;
let lastTheta: f64 = 0;
let seen: i32 = 0;

export function init(): void {
  const names = camera.list();
  if (names.length == 0) {
    log.error("lookout: no camera is granted");
    return;
  }
  name = names[0];
  const info = camera.describe(name);
  if (info.ok) log.info(`lookout: camera ${name}, ${info.width} × ${info.height}`);
}

export function tick(): void {
  const here = sensors.odometry();
  if (!here.ok || name == "") return;
  if (turnLeft > 0) {
    turn(here.theta);
    return;
  }
  ticks++;
  if (ticks % PICTURE_EVERY == 0) look();
  if (ticks < STAND) return;
  ticks = 0;
  // The next picture shows another direction: there is nothing to compare it with.
  before = null;
  turnLeft = STEP;
  lastTheta = here.theta;
}

function turn(theta: f64): void {
  let moved = theta - lastTheta;
  if (moved > Math.PI) moved -= 2 * Math.PI;
  if (moved < -Math.PI) moved += 2 * Math.PI;
  lastTheta = theta;
  turnLeft -= moved;
  if (turnLeft > 0.02) motion.drive(0, 0, Math.min(TURN_RATE, Math.max(0.1, 2 * turnLeft)));
  else {
    turnLeft = 0;
    motion.stop();
  }
}

function look(): void {
  const image = camera.capture(name, PixelFormat.Rgb8, 64, 48);
  if (!image.ok) {
    log.warn("lookout: no picture: " + errorName(image.error));
    return;
  }
  telemetry.gauge("brightness", brightness(image));
  const last = before;
  if (last != null && last.width == image.width && last.height == image.height) compare(last, image);
  before = image.clone();
}

function brightness(image: Image): f64 {
  let sum: f64 = 0;
  for (let y = 0; y < <i32>image.height; y++) {
    for (let x = 0; x < <i32>image.width; x++) sum += <f64>image.brightness(x, y);
  }
  return sum / <f64>(255 * image.width * image.height);
}

function compare(last: Image, image: Image): void {
  let changed = 0;
  let sumX: f64 = 0;
  for (let y = 0; y < <i32>image.height; y++) {
    for (let x = 0; x < <i32>image.width; x++) {
      if (abs(image.brightness(x, y) - last.brightness(x, y)) <= PIXEL) continue;
      changed++;
      sumX += <f64>x;
    }
  }
  const part = <f64>changed / <f64>(image.width * image.height);
  if (part < PART) return;
  seen++;
  telemetry.counter("sightings");
  const middle = sumX / <f64>changed / <f64>image.width;
  const side = middle < 0.4 ? "left" : middle > 0.6 ? "right" : "ahead";
  log.warn(
    `lookout: something moves, ${side} (${log.fixed(100 * part, 1)} % of the picture); sighting ${seen}`,
  );
}
