/** A private simulated robot with its robot server, for the console's tests. */

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { startSim, type SimHandle } from "@sandpaw/runtime/drivers";
import { temporaryFolder } from "../harness/index.js";

// test/dist/dashboard → the workspace
const ROBOTD = fileURLToPath(new URL("../../../runtime/dist/robot/main.js", import.meta.url));

export interface RobotStack {
  /** The robot server's `view.sock`. */
  readonly view: string;
  startRobotServer(): Promise<void>;
  stopRobotServer(): Promise<void>;
  /** Its process stands still, and keeps its connections; or it goes on. */
  freezeRobotServer(frozen: boolean): void;
  close(): Promise<void>;
}

/** Starts both; the robot is called `rosie` and stands in the flat. */
export async function startRobotStack(): Promise<RobotStack> {
  const folder = temporaryFolder();
  const socket = join(folder, "sim.sock");
  const sim: SimHandle = await startSim({ world: "flat", address: { path: socket } });
  let server: ChildProcess | undefined;

  async function startRobotServer(): Promise<void> {
    const args = [ROBOTD, "--name", "rosie", "--driver", `sim:${socket}`, "--run-dir", folder];
    server = spawn(process.execPath, [...args, "--log-level", "silent", "--with-parent"], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { SANDPAW_CONFIG_DIR: join(folder, "config") },
    });
    if (server.stdout) await once(server.stdout, "data");
  }

  async function stopRobotServer(): Promise<void> {
    if (server === undefined) return;
    const gone = once(server, "exit");
    server.kill("SIGTERM");
    await gone;
    server = undefined;
  }

  await startRobotServer();
  return {
    view: join(folder, "robots", "rosie", "view.sock"),
    startRobotServer,
    stopRobotServer,
    freezeRobotServer(frozen) {
      server?.kill(frozen ? "SIGSTOP" : "SIGCONT");
    },
    async close() {
      await stopRobotServer();
      await sim.close();
    },
  };
}
