/** Pulls a picture from the robot server once a second while somebody looks, and encodes it here. */

import type { ViewPicture } from "@sandpaw/runtime/protocol";
import { encodePng } from "./png.js";
import { createWatchedPull, type WatchedPull } from "./watched-pull.js";

const EVERY_MS = 1000;
/** As the robot server promises. */
const MAX_PIXELS: number = 320 * 240;

/** A picture that can be shown. */
export interface Shot {
  /** Counts up; pages ask for it by this. */
  readonly id: number;
  readonly png: Uint8Array;
}

export interface CameraWatchParts {
  readonly pull: () => Promise<ViewPicture | null>;
  readonly isWatched: () => boolean;
  /** Called with each new picture, and with undefined when there is none any more. */
  readonly onShot: (shot: Shot | undefined) => void;
}

export class CameraWatch {
  readonly #parts: CameraWatchParts;
  readonly #pull: WatchedPull;
  #count = 0;
  #stampNs = "";
  #shot: Shot | undefined;

  constructor(parts: CameraWatchParts) {
    this.#parts = parts;
    this.#pull = createWatchedPull({
      everyMs: EVERY_MS,
      isWatched: parts.isWatched,
      look: async () => {
        await this.#take(await parts.pull());
      },
      failed: () => {
        this.#show(undefined);
      },
    });
  }

  /** The newest picture. */
  get shot(): Shot | undefined {
    return this.#shot;
  }

  start(): void {
    this.#pull.start();
  }

  close(): void {
    this.#pull.close();
  }

  async #take(picture: ViewPicture | null): Promise<void> {
    if (picture === null || picture.width * picture.height > MAX_PIXELS) {
      this.#show(undefined);
      return;
    }
    if (picture.stampNs === this.#stampNs && this.#shot !== undefined) return;
    const data = Buffer.from(picture.base64, "base64");
    const png = await encodePng({ ...picture, data });
    this.#stampNs = picture.stampNs;
    this.#count += 1;
    this.#show({ id: this.#count, png });
  }

  #show(shot: Shot | undefined): void {
    const changed = shot !== this.#shot;
    this.#shot = shot;
    if (changed) this.#parts.onShot(shot);
  }
}
