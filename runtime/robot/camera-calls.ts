/** The camera as one session has it: the device's cameras, cut to the granted size, rate and colour. */

import {
  fail,
  succeed,
  type CameraApi,
  type CameraEnvelope,
  type CameraInfo,
  type CameraProfile,
  type Picture,
  type PixelFormat,
} from "../protocol/index.js";

export interface CameraSource {
  readonly cameras: readonly CameraProfile[];
  readonly now: () => bigint;
  readonly isLinked: () => boolean;
  readonly capture: (
    camera: string,
    format: PixelFormat,
    maxWidth: number,
    maxHeight: number,
  ) => Promise<Picture>;
}

/** The largest whole size within the tier that keeps the camera's aspect ratio; at least one pixel. */
function fit(camera: CameraProfile, maxWidth: number, maxHeight: number): { width: number; height: number } {
  const factor = Math.min(1, maxWidth / camera.width, maxHeight / camera.height);
  return {
    width: Math.max(1, Math.floor(camera.width * factor)),
    height: Math.max(1, Math.floor(camera.height * factor)),
  };
}

/** What this camera can give under this envelope. */
export function describeCamera(camera: CameraProfile, envelope: CameraEnvelope): CameraInfo {
  return {
    ...fit(camera, envelope.maxWidth, envelope.maxHeight),
    rateHz: Math.min(camera.rateHz, envelope.rateHz),
    colour: camera.colour && envelope.colour,
    fieldOfView: camera.fieldOfView,
  };
}

/** The calls of one session. */
export function createCameraCalls(source: CameraSource, envelope: CameraEnvelope): CameraApi {
  const next = new Map<string, bigint>();

  return {
    list: () => source.cameras.map(({ name }) => name),
    describe(name) {
      const camera = source.cameras.find((one) => one.name === name);
      return camera ? succeed(describeCamera(camera, envelope)) : fail("invalid");
    },
    async capture(name, format, maxWidth, maxHeight) {
      const camera = source.cameras.find((one) => one.name === name);
      if (!camera || maxWidth === 0 || maxHeight === 0) return fail("invalid");
      const info = describeCamera(camera, envelope);
      if (format === "rgb8" && !info.colour) return fail("unsupported");
      if (!source.isLinked()) return fail("unavailable");
      const now = source.now();
      if (now < (next.get(name) ?? 0n)) return fail("stale");
      next.set(name, now + BigInt(Math.floor(1e9 / info.rateHz)));
      const { width, height } = fit(camera, Math.min(maxWidth, info.width), Math.min(maxHeight, info.height));
      let picture: Picture;
      try {
        picture = await source.capture(name, format, width, height);
      } catch {
        return fail("unavailable");
      }
      // A driver that gives more than was asked for would give more than is granted.
      const isWithin = picture.width <= width && picture.height <= height && picture.format === format;
      return isWithin ? succeed(picture) : fail("unavailable");
    },
  };
}
