/** A private robot for one test file: simulated world, robot server as a process of its own, supervisor. */

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { startSim, type SimHandle, type TruthMethods } from "@sandpaw/runtime/drivers";
import { connectLines, robotPaths, type LineClient, type ViewMethods } from "@sandpaw/runtime/protocol";
import { createSupervisor, type Supervisor, type SupervisorOptions } from "@sandpaw/runtime/supervisor";
import { temporaryFolder } from "../../harness/index.js";

export interface RobotBench {
  readonly runDir: string;
  readonly sim: SimHandle;
  readonly robotd: ChildProcess;
  readonly truth: LineClient<TruthMethods>;
  readonly view: LineClient<ViewMethods>;
  readonly supervisor: Supervisor;
  close(): Promise<void>;
}

const ROBOTD = fileURLToPath(new URL("./main.js", import.meta.resolve("@sandpaw/runtime/robot")));
export const ROBOT = "bench";

/** Starts the robot server process; resolves when it is ready. */
export async function startRobotd(runDir: string, address: string): Promise<ChildProcess> {
  const args = ["--name", ROBOT, "--driver", `sim:${address}`, "--run-dir", runDir, "--log-level", "silent"];
  const robotd = spawn(process.execPath, [ROBOTD, ...args, "--with-parent"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { SANDPAW_CONFIG_DIR: join(runDir, "config") },
  });
  const line = await new Promise<string>((resolve) => {
    robotd.stdout.once("data", (chunk: Uint8Array) => {
      resolve(Buffer.from(chunk).toString("utf8"));
    });
  });
  assert.match(line, /"ready":true/);
  return robotd;
}

/** Starts everything in a run folder of its own. */
export async function startRobotBench(options: Partial<SupervisorOptions> = {}): Promise<RobotBench> {
  const folder = temporaryFolder();
  const runDir = join(folder, "run");
  const address = join(folder, "sim.sock");
  const sim = await startSim({
    world: "room",
    seed: 1,
    address: { path: address },
    truth: join(folder, "truth.sock"),
  });
  const truth = await connectLines<TruthMethods>({ path: join(folder, "truth.sock") });
  const robotd = await startRobotd(runDir, address);
  const view = await connectLines<ViewMethods>({ path: robotPaths(runDir, ROBOT).view });
  const supervisor = await createSupervisor({
    runDir,
    client: "test",
    robot: ROBOT,
    poolSize: 2,
    ...options,
  });
  return {
    runDir,
    sim,
    robotd,
    truth,
    view,
    supervisor,
    async close() {
      await supervisor.close();
      view.close();
      truth.close();
      robotd.kill("SIGTERM");
      if (robotd.exitCode === null && robotd.signalCode === null) await once(robotd, "exit");
      await sim.close();
    },
  };
}

/** Waits until something is so; fails when the signal says that it is too late. */
export async function until(
  what: string,
  signal: AbortSignal,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await holds())) {
    if (signal.aborted) throw new Error(`not in time: ${what}`);
    await sleep(5);
  }
}
