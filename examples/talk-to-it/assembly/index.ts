// Answers lines: `look`, `turn DEGREES`, `stop`. Between lines it does what the last one said.

import { errorName, log, motion, refuse, sensors } from "@sandpaw/sdk";

/** What is left of the turn, rad. */
let left: f64 = 0;
let lastTheta: f64 = 0;

export function exec(line: string): string {
  const words = line.trim().split(" ");
  if (words[0] == "look") return look();
  if (words[0] == "turn" && words.length == 2) return turn(parseFloat(words[1]));
  if (words[0] == "stop") return halt();
  // A refusal goes to the person as an error, with exit code 1.
  return refuse("I know: look, turn DEGREES, stop");
}

export function tick(): void {
  const here = sensors.odometry();
  if (left == 0 || !here.ok) return;
  left -= difference(here.theta, lastTheta);
  lastTheta = here.theta;
  if (Math.abs(left) < 0.02) {
    log.info(halt());
    return;
  }
  // Slower near the end; a velocity holds for 300 ms, so it is said again in each tick.
  motion.drive(0, 0, Math.max(-0.8, Math.min(0.8, 3 * left)));
}

export function onStop(): void {
  log.info("bye");
}

function look(): string {
  const scan = sensors.scan();
  if (!scan.ok) return refuse(errorName(scan.error));
  const ahead = log.fixed(scan.closest(-0.2, 0.2), 1);
  const left = log.fixed(scan.closest(1.37, 1.77), 1);
  const right = log.fixed(scan.closest(-1.77, -1.37), 1);
  return `free: ${ahead} m ahead, ${left} m at the left, ${right} m at the right`;
}

function turn(degrees: f64): string {
  const here = sensors.odometry();
  if (!here.ok) return refuse(errorName(here.error));
  if (!(Math.abs(degrees) <= 360)) return refuse("at most 360 degrees");
  left = (degrees * Math.PI) / 180;
  lastTheta = here.theta;
  return `turning by ${log.fixed(degrees, 0)}°`;
}

function halt(): string {
  left = 0;
  motion.stop();
  return "here I stand";
}

/** From angle `b` to angle `a` the short way, rad. */
function difference(a: f64, b: f64): f64 {
  const way = a - b;
  return way > Math.PI ? way - 2 * Math.PI : way < -Math.PI ? way + 2 * Math.PI : way;
}
