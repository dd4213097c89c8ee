/** Reads what a record says of its robot; strict, because a record is a file like any other. */

import {
  booleanShape,
  listShape,
  numberShape,
  objectShape,
  stringShape,
  type RobotProfile,
  type Shape,
} from "../protocol/index.js";

const MOST_CAMERAS = 16;
const quantity = numberShape(0, 1e9);

/** Throws `params-invalid` with the place of what is wrong. */
export const profileShape: Shape<RobotProfile> = objectShape({
  model: stringShape(256),
  radius: quantity,
  maxSpeed: quantity,
  maxSideSpeed: quantity,
  maxTurn: quantity,
  maxAcceleration: quantity,
  maxTurnAcceleration: quantity,
  brake: quantity,
  turnBrake: quantity,
  commandExpiryMs: quantity,
  cameras: listShape(
    objectShape({
      name: stringShape(64),
      width: quantity,
      height: quantity,
      rateHz: quantity,
      colour: booleanShape,
      fieldOfView: quantity,
    }),
    MOST_CAMERAS,
  ),
});
