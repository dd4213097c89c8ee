/** How far each cell of a block is from the nearest thing. */

import { OCCUPIED, SIDE, type Block, type OccupancyGrid } from "./grid.js";

/** Distances are told up to this, in cells; farther is `FAR`. */
const REACH = 9;
export const FAR: number = REACH + 1;

interface Offset {
  readonly column: number;
  readonly row: number;
  readonly distance: number;
}

const OFFSETS: readonly Offset[] = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, i) => {
  const column = (i % (2 * REACH + 1)) - REACH;
  const row = Math.floor(i / (2 * REACH + 1)) - REACH;
  return { column, row, distance: Math.hypot(column, row) };
}).filter(({ distance }) => distance <= REACH);

/** The distances in cells from middle to middle, row by row; `marks` are cells of the grid that count as occupied. */
export function clearanceOf(grid: OccupancyGrid, block: Block, marks: readonly number[]): Float32Array {
  const distances = new Float32Array(block.columns * block.rows).fill(FAR);

  function stamp(column: number, row: number): void {
    for (const offset of OFFSETS) {
      const c = column + offset.column;
      const r = row + offset.row;
      if (c < 0 || r < 0 || c >= block.columns || r >= block.rows) continue;
      const at = r * block.columns + c;
      if (offset.distance < (distances[at] ?? 0)) distances[at] = offset.distance;
    }
  }

  for (let row = 0; row < block.rows; row += 1) {
    const from = (block.row + row) * SIDE + block.column;
    for (let column = 0; column < block.columns; column += 1) {
      if ((grid.cells[from + column] ?? 0) >= OCCUPIED) stamp(column, row);
    }
  }
  for (const cell of marks) {
    const column = (cell % SIDE) - block.column;
    const row = Math.floor(cell / SIDE) - block.row;
    stamp(column, row);
  }
  return distances;
}
