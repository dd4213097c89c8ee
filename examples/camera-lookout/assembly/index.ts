// Looks round for something green, turns until it is in the middle of the picture, and says where it is.

import { camera, errorName, Image, log, motion, PixelFormat, sensors } from "@sandpaw/sdk";

/** A picture is taken every so many ticks. */
const EVERY: i32 = 3;
/** So many green pixels are something. */
const ENOUGH: i32 = 12;
/** In the middle: this part of the picture's width, at most. */
const MIDDLE: f64 = 0.015;

let name: string = "";
let ticks: i32 = 0;
/** rad/s, until the next picture. */
let turn: f64 = 0;
let told: bool = false;

export function init(): void {
  name = camera.list()[0];
  const info = camera.describe(name);
  log.info(`camera ${name}: ${info.width} × ${info.height}, ${log.fixed(info.fieldOfView, 1)} rad wide`);
}

export function tick(): void {
  if (ticks++ % EVERY == 0) look();
  if (turn == 0) motion.stop();
  else motion.drive(0, 0, turn);
}

function look(): void {
  const image = camera.capture(name, PixelFormat.Rgb8, 64, 48);
  if (!image.ok) {
    log.warn("no picture: " + errorName(image.error));
    turn = 0;
    return;
  }
  const offset = greenAt(image);
  if (isNaN(offset)) {
    turn = 0.5;
    told = false;
  } else if (Math.abs(offset) > MIDDLE) {
    turn = Math.max(-0.4, Math.min(0.4, -1.5 * offset));
  } else if (turn != 0) {
    turn = 0;
  } else {
    tell();
  }
}

/** The middle of what is green: -0.5 at the left edge of the picture to 0.5 at its right; NaN when nothing is. */
function greenAt(image: Image): f64 {
  const width = <i32>image.width;
  let count = 0;
  let sum: f64 = 0;
  for (let i = 0, pixels = width * <i32>image.height; i < pixels; i++) {
    const red = <i32>image.data[3 * i];
    const green = <i32>image.data[3 * i + 1];
    const blue = <i32>image.data[3 * i + 2];
    if (5 * green < 6 * red || 5 * green < 6 * blue) continue;
    count++;
    sum += <f64>(i % width) + 0.5;
  }
  return count < ENOUGH ? NaN : sum / <f64>count / <f64>width - 0.5;
}

function tell(): void {
  if (told) return;
  told = true;
  const here = sensors.odometry();
  const scan = sensors.scan();
  if (!here.ok || !scan.ok) return;
  const degrees = log.fixed((here.theta * 180) / Math.PI, 0);
  const away = log.fixed(scan.closest(-0.05, 0.05), 1);
  log.info(`something green, ${degrees}° to the left of where I looked first, ${away} m away`);
}
