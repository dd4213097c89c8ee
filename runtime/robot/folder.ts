/** The folder of one robot: private to its owner, because whoever can write here can reach the robot. */

import { existsSync, lstatSync, mkdirSync, rmSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";

import { robotPaths, type RobotPaths } from "../protocol/index.js";
import { RobotdError } from "./error.js";

/** The folder, and whether this start has made it. */
export interface RobotFolder {
  readonly paths: RobotPaths;
  readonly fresh: boolean;
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

/** Makes or checks the folder of a robot below the run folder. */
export function openFolder(run: string, name: string, uid: number): RobotFolder {
  if (!NAME.test(name))
    throw new RobotdError("robot-name-invalid", `${JSON.stringify(name)} is not a robot's name`);
  const paths = robotPaths(run, name);
  mkdirSync(dirname(dirname(paths.dir)), { recursive: true, mode: 0o700 });
  makePrivate(dirname(paths.dir), uid);
  return { paths, fresh: makePrivate(paths.dir, uid) };
}

/** Removes what a dead robot server left; only the holder of the lock may call this. */
export function sweep(paths: RobotPaths): void {
  for (const socket of [paths.control, paths.view, paths.attach]) {
    if (existsSync(socket)) unlinkSync(socket);
  }
  rmSync(paths.snapshots, { recursive: true, force: true });
}
