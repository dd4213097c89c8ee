/** The simulated device as what it stands for: a machine of its own, which does not starve with ours. */

import { spawnSync } from "node:child_process";
import { setPriority } from "node:os";

/** In real time before everybody; else by niceness. */
const PRIORITY = 3;
const NICENESS = -15;

/** For the process of a live device. Where the user may not, it has the priority of everybody, and is late as they are. */
export function asOwnMachine(pid: number): void {
  const inRealTime = ["-a", "-r", "-p", String(PRIORITY), String(pid)];
  if (spawnSync("chrt", inRealTime, { stdio: "ignore" }).status === 0) return;
  try {
    setPriority(pid, NICENESS);
  } catch {
    // Not allowed.
  }
}
