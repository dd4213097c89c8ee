/** The folder of one robot: private to its owner, because whoever can write here can reach the robot. */

import { existsSync, lstatSync, mkdirSync, rmSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";

import { robotPaths, type RobotPaths } from "../protocol/index.js";
import { RobotdError } from "./error.js";

/** The folders of a robot. */
export interface RobotFolder {
  readonly paths: RobotPaths;
  /** This start has made the folder of the latch: there never was one. */
  readonly fresh: boolean;
  /** The latch lies where it survives a reboot, and stays there when the server ends. */
  readonly isDurable: boolean;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

function makePrivate(path: string, uid: number): boolean {
  const made = mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined;
  const found = lstatSync(path);
  if (!found.isDirectory()) throw new RobotdError("robot-folder-unsafe", `${path} is not a folder`);
  if (found.uid !== uid) throw new RobotdError("robot-folder-unsafe", `${path} belongs to user ${found.uid}`);
  if ((found.mode & 0o077) !== 0) {
    throw new RobotdError(
      "robot-folder-unsafe",
      `${path} has mode ${(found.mode & 0o777).toString(8)}, not 700`,
    );
  }
  return made;
}

/** Makes or checks the folder of a robot below the run folder, and the one below `state`, if there is one. */
export function openFolder(run: string, name: string, uid: number, state?: string): RobotFolder {
  if (!NAME.test(name))
    throw new RobotdError("robot-name-invalid", `${JSON.stringify(name)} is not a robot's name`);
  const paths = robotPaths(run, name);
  mkdirSync(dirname(dirname(paths.dir)), { recursive: true, mode: 0o700 });
  makePrivate(dirname(paths.dir), uid);
  const isRunFresh = makePrivate(paths.dir, uid);
  if (state === undefined) return { paths, fresh: isRunFresh, isDurable: false };
  const { dir, estop } = robotPaths(state, name);
  mkdirSync(state, { recursive: true, mode: 0o755 });
  makePrivate(dirname(dir), uid);
  return { paths: { ...paths, estop }, fresh: makePrivate(dir, uid), isDurable: true };
}

/** Removes what a dead robot server left; only the holder of the lock may call this. */
export function sweep(paths: RobotPaths): void {
  for (const socket of [paths.control, paths.view, paths.attach]) {
    if (existsSync(socket)) unlinkSync(socket);
  }
  rmSync(paths.snapshots, { recursive: true, force: true });
}
