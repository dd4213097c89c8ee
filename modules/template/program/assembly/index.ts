import { log, motion } from "@sandpaw/sdk";

// Runs once. What it returns is the exit code: 0 when all went well. Distances are m, angles rad.
export function main(): i32 {
  const there = motion.driveBy(0.5);
  log.info(`drove ${log.fixed(there.moved)} m: ${there}`);
  if (!there.ok) return 1;
  return motion.turnBy(Math.PI).ok ? 0 : 1;
}
