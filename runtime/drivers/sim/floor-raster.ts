/** The floor as a raster of small cells, so that the camera finds a pixel's material by one look-up. */

import { inPolygon, type Polygon } from "./geometry.js";
import type { Colour } from "./prisms.js";
import type { World } from "./world.js";

const CELL = 0.02;
const CARPET_COLOURS: readonly Colour[] = [
  [146, 62, 58],
  [62, 84, 122],
  [92, 110, 72],
];
const NOTHING: Colour = [24, 24, 28];
const VOID: Colour = [10, 10, 12];

export interface Material {
  readonly colour: Colour;
  readonly look: "plank" | "pile" | "void";
}

/** `#rrggbb` to three bytes. */
export function parseColour(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export class FloorRaster {
  readonly #minX: number;
  readonly #minY: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: Uint8Array;
  readonly #materials: Material[] = [{ colour: NOTHING, look: "void" }];
  /** Paint of the walls around each room, by the same index as the floor. */
  readonly #paints: Colour[] = [[214, 210, 202]];

  constructor(world: World) {
    const { minX, minY, maxX, maxY } = world.bounds;
    this.#minX = minX;
    this.#minY = minY;
    this.#columns = Math.ceil((maxX - minX) / CELL);
    this.#rows = Math.ceil((maxY - minY) / CELL);
    this.#cells = new Uint8Array(this.#columns * this.#rows);
    for (const room of world.rooms)
      this.#lay(room.polygon, { colour: parseColour(room.floor), look: "plank" }, parseColour(room.paint));
    world.carpets.forEach((carpet, index) => {
      const colour = CARPET_COLOURS[index % CARPET_COLOURS.length] ?? NOTHING;
      this.#lay(carpet.polygon, { colour, look: "pile" }, this.#paintAround(carpet.polygon));
    });
    for (const cliff of world.cliffs)
      this.#lay(cliff.polygon, { colour: VOID, look: "void" }, this.#paintAround(cliff.polygon));
  }

  /** The material at a point; outside of every room it is nothing. */
  at(x: number, y: number): Material {
    return this.#materials[this.#index(x, y)] ?? { colour: NOTHING, look: "void" };
  }

  /** The paint of the room at a point. */
  paintAt(x: number, y: number): Colour {
    return this.#paints[this.#index(x, y)] ?? NOTHING;
  }

  /** Carpets and stairs are not painted: the walls there have the paint of the room. */
  #paintAround(polygon: Polygon): Colour {
    const sum = polygon.reduce(([sx, sy], [x, y]) => [sx + x, sy + y] as const, [0, 0] as const);
    return this.paintAt(sum[0] / polygon.length, sum[1] / polygon.length);
  }

  #index(x: number, y: number): number {
    const column = Math.floor((x - this.#minX) / CELL);
    const row = Math.floor((y - this.#minY) / CELL);
    if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) return 0;
    return this.#cells[row * this.#columns + column] ?? 0;
  }

  #lay(polygon: Polygon, material: Material, paint: Colour): void {
    const index = this.#materials.push(material) - 1;
    this.#paints.push(paint);
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const x = this.#minX + (column + 0.5) * CELL;
        const y = this.#minY + (row + 0.5) * CELL;
        if (inPolygon(x, y, polygon)) this.#cells[row * this.#columns + column] = index;
      }
    }
  }
}
