// Pictures, in the size, rate and colour that the grant gives.

import * as robot from "./generated/camera";
import { PixelFormat } from "./generated/camera";
import { CameraInfo, Image } from "./picture";

// @ts-ignore: decorator
@lazy const theInfo = new CameraInfo();
// @ts-ignore: decorator
@lazy const theImage = new Image();

/** The names of the cameras that are granted. Allocates: call it once. */
export function list(): string[] {
  return robot.list();
}

/**
 * What a camera can give; valid until the next description. Errors: `Invalid` (no such camera), `Unavailable`.
 */
export function describe(camera: string): CameraInfo {
  robot.describe(camera, theInfo);
  return theInfo;
}

/**
 * Takes a picture of at most this size, pixels; the camera's aspect ratio is kept. Blocks until it is there; it
 * is valid until the next one. Errors: `Invalid` (no such camera, size 0), `Unsupported` (format not granted),
 * `Stale` (sooner than the granted rate allows), `Unavailable`.
 */
export function capture(camera: string, format: PixelFormat, maxWidth: u32, maxHeight: u32): Image {
  robot.capture(camera, format, maxWidth, maxHeight, theImage);
  return theImage;
}
