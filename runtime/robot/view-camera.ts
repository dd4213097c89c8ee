/**
 * Pictures for people who look: small, seldom, one at a time, and the same one for all viewers, so that however
 * many look, the device is asked once. Nothing is encoded here: this thread keeps the safety loop.
 */

import type { CameraProfile, Picture, ViewPicture } from "../protocol/index.js";

/** Largest picture for viewers. */
const MAX_WIDTH = 320;
const MAX_HEIGHT = 240;
/** A camera that takes longer gives no picture: nobody who looks may wait for it without end, ms. */
const PATIENCE_MS = 2000;
/** Whoever asks sooner gets the picture before again, ns. */
const INTERVAL_NS = 500_000_000n;

export interface ViewCameraSource {
  readonly cameras: readonly CameraProfile[];
  readonly machineNs: () => bigint;
  readonly isLinked: () => boolean;
  readonly capture: (
    camera: string,
    format: "grey8" | "rgb8",
    maxWidth: number,
    maxHeight: number,
  ) => Promise<Picture>;
}

/** The first camera's picture, or null where there is none, it does not answer, or the link is lost. */
export function createViewCamera(source: ViewCameraSource): () => Promise<ViewPicture | null> {
  let newest: Promise<ViewPicture | null> = Promise.resolve(null);
  let next = 0n;
  let isBusy = false;

  async function take({ name, colour }: CameraProfile): Promise<ViewPicture | null> {
    try {
      isBusy = true;
      const picture = await source.capture(name, colour ? "rgb8" : "grey8", MAX_WIDTH, MAX_HEIGHT);
      const { stampNs, width, height, format, data } = picture;
      if (width > MAX_WIDTH || height > MAX_HEIGHT) return null;
      const base64 = Buffer.from(data.buffer, data.byteOffset, data.length).toString("base64");
      return { camera: name, stampNs: stampNs.toString(), width, height, format, base64 };
    } catch {
      return null;
    } finally {
      isBusy = false;
    }
  }

  return () => {
    const [camera] = source.cameras;
    if (camera === undefined || !source.isLinked()) return Promise.resolve(null);
    const now = source.machineNs();
    if (!isBusy && now >= next) {
      next = now + INTERVAL_NS;
      newest = withPatience(take(camera));
    }
    return newest;
  };
}

async function withPatience(picture: Promise<ViewPicture | null>): Promise<ViewPicture | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, PATIENCE_MS);
  });
  const first = await Promise.race([picture, patience]);
  clearTimeout(timer);
  return first;
}
