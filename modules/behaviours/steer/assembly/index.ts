// Steered by lines from a person: `sandpaw exec steer -- forward 0.2`. It goes on until `stop`, and does not drive
// into what the range finder sees.

import { errorName, log, motion, refuse, sensors } from "@sandpaw/sdk";

const HELP = "forward [m/s], back [m/s], left [rad/s], right [rad/s], stop, where, help";
/** It does not drive closer than this to anything ahead, m. */
const GAP: f64 = 0.3;

let vx: f64 = 0;
let wz: f64 = 0;

export function tick(): void {
  if (vx == 0 && wz == 0) return;
  const scan = sensors.scan();
  if (vx > 0 && scan.ok && scan.closest(-0.5, 0.5) < GAP) {
    log.info("steer: something is ahead; stopping");
    halt();
    return;
  }
  const driven = motion.drive(vx, 0, wz);
  if (driven.ok) return;
  log.warn("steer: not driving: " + errorName(driven.error));
  halt();
}

export function onStop(): void {
  log.info("steer: bye");
}

export function exec(line: string): string {
  const words = line.trim().split(" ");
  const word = words[0];
  const number = words.length > 1 ? parseFloat(words[1]) : NaN;
  if (words.length > 2 || (words.length == 2 && !(number >= 0 && isFinite(number))))
    return refuse("usage: " + HELP);
  if (word == "forward") return go(words.length > 1 ? number : 0.15, 0);
  if (word == "back") return go(-(words.length > 1 ? number : 0.1), 0);
  if (word == "left") return go(0, words.length > 1 ? number : 0.6);
  if (word == "right") return go(0, -(words.length > 1 ? number : 0.6));
  if (word == "stop") {
    halt();
    return "stopped";
  }
  if (word == "where") return where();
  if (word == "help") return HELP;
  return refuse(`${word}? ${HELP}`);
}

function go(speed: f64, turn: f64): string {
  vx = speed;
  wz = turn;
  const driven = motion.drive(vx, 0, wz);
  if (driven.ok) return `driving at ${log.fixed(driven.vx)} m/s, ${log.fixed(driven.wz)} rad/s`;
  halt();
  return refuse(errorName(driven.error));
}

function halt(): void {
  vx = 0;
  wz = 0;
  motion.stop();
}

function where(): string {
  const here = sensors.odometry();
  if (!here.ok) return refuse(errorName(here.error));
  return `x ${log.fixed(here.x)} m, y ${log.fixed(here.y)} m, heading ${log.fixed((here.theta * 180) / Math.PI, 0)}°`;
}
