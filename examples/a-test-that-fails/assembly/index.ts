import { motion, sensors } from "@sandpaw/sdk";

// Straight on, until something is ahead.
export function tick(): void {
  const scan = sensors.scan();
  if (!scan.ok) return;
  if (scan.closest(-0.5, 0.5) > 0.4) motion.drive(0.2, 0, 0);
}
