/** The fault that a piece of furniture appears: somebody has moved a chair. */

import {
  numberShape,
  objectShape,
  optional,
  wordShape,
  type Pose2d,
  type Shape,
} from "../../protocol/index.js";
import { BODY } from "./body.js";
import { WorldError } from "./errors.js";
import type { TruthMethods } from "./truth.js";
import { FURNITURE_KINDS, type FurnitureEntry } from "./world-file.js";

type FurnitureFault = TruthMethods["fault.furniture"]["params"];

const USUAL_SIDE = 0.45;
const metre = numberShape(-50, 50);
const side = numberShape(0.05, 10);

/** Checks the fault's params. */
export const furnitureFault: Shape<FurnitureFault> = objectShape({
  kind: wordShape(FURNITURE_KINDS),
  at: optional(objectShape({ x: metre, y: metre })),
  ahead: optional(numberShape(0.01, 20)),
  size: optional(objectShape({ x: side, y: side })),
});

/** What stands there then; throws `world-blocked` where no place, or two, are named. */
export function furnitureOf({ kind, at, ahead, size }: FurnitureFault, robot: Pose2d): FurnitureEntry {
  const { x: along, y: across } = size ?? { x: USUAL_SIDE, y: USUAL_SIDE };
  const common = { kind, name: "appeared", size: [along, across] as const };
  if (at !== undefined && ahead === undefined) return { ...common, at: [at.x, at.y], turn: 0 };
  if (at !== undefined || ahead === undefined)
    throw new WorldError("world-blocked", "furniture appears either `at` a place or `ahead` of the robot");
  const away = BODY.radius + ahead + along / 2;
  const place = [robot.x + away * Math.cos(robot.theta), robot.y + away * Math.sin(robot.theta)] as const;
  return { ...common, at: place, turn: robot.theta };
}
