/** Processes that do nothing but take processor time, at the priority of everybody else. */

import { spawn, type ChildProcess } from "node:child_process";

const SPINNERS = 8;

/** Starts them; answers how to end them. */
export function startSpinners(): () => void {
  const children: readonly ChildProcess[] = Array.from({ length: SPINNERS }, () =>
    spawn("sh", ["-c", "while :; do :; done"], { stdio: "ignore" }),
  );
  return () => {
    for (const child of children) child.kill("SIGKILL");
  };
}
