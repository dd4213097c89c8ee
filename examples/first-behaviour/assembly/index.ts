import { log, motion, sensors } from "@sandpaw/sdk";

let turning: bool = false;

// Called 20 times a second. Straight on; where something is ahead, to the left until the way is free.
export function tick(): void {
  const scan = sensors.scan();
  if (!scan.ok) return;
  const free = scan.closest(-0.5, 0.5);
  if (!turning && free < 0.4) {
    turning = true;
    log.info(`${log.fixed(free)} m ahead of me is something; turning`);
  } else if (turning && free > 0.8) {
    turning = false;
    log.info("the way is free");
  }
  if (turning) motion.drive(0, 0, 0.8);
  else motion.drive(0.2, 0, 0);
}
