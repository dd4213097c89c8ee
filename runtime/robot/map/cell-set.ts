/** A set of cells of the grid that is used again and again: a bit for each, 128 KiB, and no garbage. */

import { SIDE } from "./grid.js";

export class CellSet {
  readonly #bits: Uint8Array = new Uint8Array((SIDE * SIDE) / 8);

  clear(): void {
    this.#bits.fill(0);
  }

  /** Adds a cell, row × `SIDE` + column; false when it was there already. */
  add(at: number): boolean {
    const byte = this.#bits[at >> 3] ?? 0;
    const bit = 1 << (at & 7);
    if ((byte & bit) !== 0) return false;
    this.#bits[at >> 3] = byte | bit;
    return true;
  }
}
