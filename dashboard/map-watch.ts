/** Pulls the map from the robot server while somebody looks, and encodes it here; where it lies goes to the pages. */

import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";

import type { ViewMap } from "@sandpaw/runtime/protocol";
import { encodePng } from "./png.js";
import { createWatchedPull, type WatchedPull } from "./watched-pull.js";

const inflate = promisify(inflateRaw);

/** A robot maps slowly. */
const EVERY_MS = 2000;
/** As the robot server promises. */
const MAX_PIXELS: number = 512 * 512;

/** Where a map's picture lies in `map`, m; the corner is the lower left one. */
export interface MapPlace {
  readonly id: number;
  readonly originX: number;
  readonly originY: number;
  readonly resolution: number;
  readonly width: number;
  readonly height: number;
}

/** A map that can be shown: one grey byte a pixel, 0 free to 100 occupied, 255 not known. */
export interface MapShot {
  readonly place: MapPlace;
  readonly png: Uint8Array;
}

export interface MapWatchParts {
  readonly pull: () => Promise<ViewMap | null>;
  readonly isWatched: () => boolean;
  readonly onShot: () => void;
}

export class MapWatch {
  readonly #parts: MapWatchParts;
  readonly #pull: WatchedPull;
  #base64 = "";
  #count = 0;
  #shot: MapShot | undefined;

  constructor(parts: MapWatchParts) {
    this.#parts = parts;
    this.#pull = createWatchedPull({
      everyMs: EVERY_MS,
      isWatched: parts.isWatched,
      look: () => this.#look(),
      // The last one stays, as the robot knew it.
      failed: () => undefined,
    });
  }

  /** The newest map. */
  get shot(): MapShot | undefined {
    return this.#shot;
  }

  start(): void {
    this.#pull.start();
  }

  close(): void {
    this.#pull.close();
  }

  async #look(): Promise<void> {
    const map = await this.#parts.pull();
    if (map === null || map.base64 === this.#base64 || map.width * map.height > MAX_PIXELS) return;
    this.#shot = { place: this.#placeOf(map), png: await encode(map) };
    this.#base64 = map.base64;
    this.#parts.onShot();
  }

  #placeOf({ originX, originY, resolution, width, height }: ViewMap): MapPlace {
    this.#count += 1;
    return { id: this.#count, originX, originY, resolution, width, height };
  }
}

async function encode({ width, height, base64 }: ViewMap): Promise<Uint8Array> {
  const rows = await inflate(Buffer.from(base64, "base64"), { maxOutputLength: width * height });
  const data = new Uint8Array(width * height);
  // The map's first row is its lowest, the picture's its uppermost.
  for (let y = 0; y < height; y += 1) {
    data.set(rows.subarray(y * width, (y + 1) * width), (height - 1 - y) * width);
  }
  return encodePng({ width, height, format: "grey8", data });
}
