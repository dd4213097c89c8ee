/**
 * The occupancy grid: 1024 × 1024 cells of 5 cm around the origin of `map`, each with the log-odds that something
 * stands there. 0 is not known; what was seen once never becomes 0 again.
 */

/** Side of a cell, m. */
export const RESOLUTION = 0.05;
/** Cells along a side of the grid. */
export const SIDE = 1024;
/** Cells along a side of a tile, and tiles along a side of the grid. */
export const TILE_CELLS = 64;
export const TILES: number = SIDE / TILE_CELLS;
/** Lower left corner of the grid in `map`, m, both axes. */
export const ORIGIN: number = (-SIDE / 2) * RESOLUTION;

/** A unit of log-odds is a sixteenth. */
const UNIT = 16;
const HIT = 14;
const MISS = -6;
const LOWEST = -32;
const HIGHEST = 56;
/** From here on a cell counts as occupied: seen once and not seen through since. */
export const OCCUPIED = 8;

/** A block of cells: first column and row, and how many of each. */
export interface Block {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** The column or row of a coordinate, m; outside of the grid it is not in 0 to `SIDE` - 1. */
export function cellOf(metres: number): number {
  return Math.floor((metres - ORIGIN) / RESOLUTION);
}

/** The middle of a column or row, m. */
export function middleOf(cell: number): number {
  return ORIGIN + (cell + 0.5) * RESOLUTION;
}

/** Whether a cell lies in the grid. */
export function isInside(column: number, row: number): boolean {
  return column >= 0 && row >= 0 && column < SIDE && row < SIDE;
}

export class OccupancyGrid {
  readonly cells: Int8Array = new Int8Array(SIDE * SIDE);
  #minColumn = SIDE;
  #minRow = SIDE;
  #maxColumn = -1;
  #maxRow = -1;

  /** The block that holds every known cell; undefined when nothing is known. */
  get known(): Block | undefined {
    if (this.#maxColumn < 0) return undefined;
    return {
      column: this.#minColumn,
      row: this.#minRow,
      columns: this.#maxColumn - this.#minColumn + 1,
      rows: this.#maxRow - this.#minRow + 1,
    };
  }

  /** Something was seen in a cell of the grid. */
  hit(column: number, row: number): void {
    this.#add(column, row, HIT);
  }

  /** A ray went through a cell of the grid. */
  miss(column: number, row: number): void {
    this.#add(column, row, MISS);
  }

  /** Takes over the cells of a stored block. */
  restore(block: Block, cells: Int8Array): void {
    for (let row = 0; row < block.rows; row += 1) {
      const from = row * block.columns;
      this.cells.set(cells.subarray(from, from + block.columns), (block.row + row) * SIDE + block.column);
    }
    this.#grow(block.column, block.row);
    this.#grow(block.column + block.columns - 1, block.row + block.rows - 1);
  }

  /** A copy of the cells of a block, row by row. */
  copy(block: Block): Int8Array {
    const copied = new Int8Array(block.columns * block.rows);
    for (let row = 0; row < block.rows; row += 1) {
      const from = (block.row + row) * SIDE + block.column;
      copied.set(this.cells.subarray(from, from + block.columns), row * block.columns);
    }
    return copied;
  }

  #add(column: number, row: number, change: number): void {
    const at = row * SIDE + column;
    const next = Math.max(LOWEST, Math.min(HIGHEST, (this.cells[at] ?? 0) + change));
    this.cells[at] = next === 0 ? Math.sign(change) : next;
    this.#grow(column, row);
  }

  #grow(column: number, row: number): void {
    if (column < this.#minColumn) this.#minColumn = column;
    if (row < this.#minRow) this.#minRow = row;
    if (column > this.#maxColumn) this.#maxColumn = column;
    if (row > this.#maxRow) this.#maxRow = row;
  }
}

/** What readers see of a cell that is not known. */
export const UNKNOWN_PERCENT = 255;

const PERCENT: Uint8Array = Uint8Array.from({ length: 256 }, (_, i) => {
  const odds = i - 128;
  return odds === 0 ? UNKNOWN_PERCENT : Math.round(100 / (1 + Math.exp(-odds / UNIT)));
});

/** How likely something stands in a cell with these log-odds: 0 to 100, or `UNKNOWN_PERCENT`. */
export function percentOf(odds: number): number {
  return PERCENT[odds + 128] ?? UNKNOWN_PERCENT;
}
