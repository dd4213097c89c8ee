/** Puts a robot server together, and takes it apart again: the robot stands first, whatever else happens. */

import { rmSync, rmdirSync } from "node:fs";

import { listenLines, type LineServer, type RobotPaths } from "../protocol/index.js";
import { listenForEngines } from "./attach-server.js";
import { initialLatch } from "./emergency.js";
import { openFolder, sweep } from "./folder.js";
import { machineProcesses, takeLock, type Lock } from "./lock.js";
import type { RobotServerOptions } from "./options.js";
import { createRobot, type Robot } from "./robot.js";

/** A running robot server. */
export interface RobotServer {
  readonly paths: RobotPaths;
  /** Zero to the device, then every session, then everything else; leaves only a latched e-stop behind. */
  close(why: string): Promise<void>;
}

interface Closable {
  close(): Promise<void>;
  abandon(): void;
}

/** Takes the robot, connects, and opens the sockets. Rejects with `RobotdError` or the driver's error. */
export async function startRobotServer(options: RobotServerOptions): Promise<RobotServer> {
  const { name, runDir, uid, stateDir } = options;
  const { paths, fresh, isDurable } = openFolder(runDir, name, uid, stateDir);
  const lock = takeLock(paths.lock, machineProcesses());
  const open: Closable[] = [];
  let robot: Robot | undefined;
  // Until the latch has been read nobody knows that it is released.
  let isLatched = true;

  async function close(why: string): Promise<void> {
    robot?.halt();
    robot?.end(why);
    // Closing a server removes its socket; when another process owns the robot, the path is that one's.
    const isOwner = lock.isHeld();
    for (const one of open.toReversed()) await (isOwner ? one.close() : one.abandon());
    await options.driver.close();
    await robot?.close();
    const stays = !isDurable && (robot?.isEstopLatched ?? isLatched);
    if (isOwner) leave(paths, lock, { keep: isDurable || stays, folderStays: stays });
  }

  try {
    sweep(paths);
    const latch = initialLatch(paths.estop, fresh, options.date());
    isLatched = latch.kind !== "released";
    robot = await createRobot(options, paths, latch);
    open.push(await listenForEngines(paths.attach, robot.engines));
    open.push(await listenControl(robot, paths));
    open.push(await listenView(robot, paths));
    robot.start(() => lock.isHeld());
  } catch (error) {
    await close("the robot server could not start");
    throw error;
  }
  return { paths, close };
}

function listenControl({ control, onFault }: Robot, paths: RobotPaths): Promise<LineServer> {
  return listenLines(paths.control, {
    methods: control.methods,
    onFault,
    onLine: (peer) => {
      control.heard(peer);
    },
    onClose: (peer, why) => {
      control.closed(peer, why);
    },
  });
}

function listenView({ view, onFault }: Robot, paths: RobotPaths): Promise<LineServer> {
  return listenLines(paths.view, {
    methods: view.methods,
    onFault,
    onClose: (peer) => {
      view.closed(peer);
    },
  });
}

/** Removes what this server has made. A latched e-stop stays, and one that lies in the state folder always does. */
function leave(
  paths: RobotPaths,
  lock: Lock,
  { keep, folderStays }: { readonly keep: boolean; readonly folderStays: boolean },
): void {
  rmSync(paths.snapshots, { recursive: true, force: true });
  if (!keep) rmSync(paths.estop, { force: true });
  lock.release();
  if (folderStays) return;
  try {
    rmdirSync(paths.dir);
  } catch {
    // Somebody has put a file of theirs there, or the next robot server has come already.
  }
}
