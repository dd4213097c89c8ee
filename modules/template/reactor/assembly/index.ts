import { motion, sensors } from "@sandpaw/sdk";

// Called 20 times a second (`rateHz` in sandpaw.json). Speeds are m/s and rad/s, distances m, angles rad.
export function tick(): void {
  const scan = sensors.scan();
  if (!scan.ok) return;
  motion.drive(scan.closest(-0.5, 0.5) > 0.4 ? 0.2 : 0.0, 0.0, 0.6);
}
