/** Pulls the map from the robot server while somebody looks, and encodes it here; where it lies goes to the pages. */

import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";

import type { ViewMap } from "@sandpaw/runtime/protocol";
import { encodePng } from "./png.js";

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
  #timer: NodeJS.Timeout | undefined;
  #isBusy = false;
  #base64 = "";
  #count = 0;
  #shot: MapShot | undefined;

  constructor(parts: MapWatchParts) {
    this.#parts = parts;
  }

  /** The newest map. */
  get shot(): MapShot | undefined {
    return this.#shot;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), EVERY_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#isBusy || !this.#parts.isWatched()) return;
    this.#isBusy = true;
    try {
      const map = await this.#parts.pull();
      if (map === null || map.base64 === this.#base64 || map.width * map.height > MAX_PIXELS) return;
      this.#shot = { place: this.#placeOf(map), png: await encode(map) };
      this.#base64 = map.base64;
      this.#parts.onShot();
    } catch {
      // No link, or a map that is none: the last one stays, as the robot knew it.
    } finally {
      this.#isBusy = false;
    }
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
