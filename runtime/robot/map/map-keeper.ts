/** The map itself, as its thread keeps it: answers one request after the other. Knows nothing of threads. */

import type { MapReading, MapTileReading } from "../../protocol/index.js";
import { CellSet } from "./cell-set.js";
import { OccupancyGrid, ORIGIN, percentOf, RESOLUTION, TILE_CELLS, TILES } from "./grid.js";
import type { StoredMap } from "./map-file.js";
import { Marks } from "./marks.js";
import { drawMap } from "./picture.js";
import type { AnyMapRequest, RouteRequest } from "./requests.js";
import { findRoute } from "./route.js";
import { layScan } from "./scan-rays.js";

export interface KeeperOptions {
  readonly stored: StoredMap | undefined;
  /** Writes the map to disk. */
  readonly save: (map: StoredMap) => void;
}

export class MapKeeper {
  readonly #options: KeeperOptions;
  readonly #grid: OccupancyGrid = new OccupancyGrid();
  readonly #marks: Marks = new Marks();
  /** For the scan at work. */
  readonly #seen: CellSet = new CellSet();
  #stampNs = 0n;
  #isChanged = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
    const { stored } = options;
    if (!stored) return;
    this.#grid.restore(stored.block, stored.cells);
    this.#marks.restore(stored.edges);
  }

  /** Carries out one request; what it returns is the request's answer. */
  answer(request: AnyMapRequest): unknown {
    switch (request.op) {
      case "scan":
        layScan(this.#grid, request.ask, this.#seen);
        this.#stampNs = request.ask.stampNs;
        this.#isChanged = true;
        return undefined;
      case "mark":
        this.#marks.add(request.ask.mark, request.ask.nowNs);
        this.#isChanged = true;
        return undefined;
      case "route":
        return this.#route(request.ask);
      case "info":
        return this.#info();
      case "tile":
        return this.#tile(request.ask.column, request.ask.row);
      case "picture":
        return drawMap(this.#grid, this.#stampNs);
      case "save":
        this.#save();
        return undefined;
    }
  }

  #route({ from, to, radius, zones, nowNs }: RouteRequest): Float64Array | undefined {
    const places = findRoute(this.#grid, { from, to, radius, zones, marks: this.#marks.at(nowNs) });
    return places && Float64Array.from(places.flatMap(({ x, y }) => [x, y]));
  }

  #info(): MapReading | undefined {
    const { known } = this.#grid;
    if (!known) return undefined;
    const firstColumn = Math.floor(known.column / TILE_CELLS);
    const firstRow = Math.floor(known.row / TILE_CELLS);
    return {
      stampNs: this.#stampNs,
      originX: ORIGIN,
      originY: ORIGIN,
      resolution: RESOLUTION,
      tileCells: TILE_CELLS,
      firstColumn,
      firstRow,
      columns: Math.floor((known.column + known.columns - 1) / TILE_CELLS) - firstColumn + 1,
      rows: Math.floor((known.row + known.rows - 1) / TILE_CELLS) - firstRow + 1,
    };
  }

  #tile(column: number, row: number): MapTileReading | undefined {
    if (!this.#grid.known || column >= TILES || row >= TILES) return undefined;
    const block = {
      column: column * TILE_CELLS,
      row: row * TILE_CELLS,
      columns: TILE_CELLS,
      rows: TILE_CELLS,
    };
    return { stampNs: this.#stampNs, column, row, cells: Uint8Array.from(this.#grid.copy(block), percentOf) };
  }

  #save(): void {
    const block = this.#grid.known;
    if (!block || !this.#isChanged) return;
    this.#options.save({ block, cells: this.#grid.copy(block), edges: this.#marks.edges });
    this.#isChanged = false;
  }
}
