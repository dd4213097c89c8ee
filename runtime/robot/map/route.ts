/** The way from one place to another on the grid: A* that keeps clear of things, through the unknown if need be. */

import type { Zone } from "../../protocol/index.js";
import { clearance as zoneClearance } from "../safety/clearance.js";
import { clearanceOf, FAR } from "./clearance.js";
import { cellOf, isInside, middleOf, RESOLUTION, SIDE, type Block, type OccupancyGrid } from "./grid.js";
import { Heap } from "./heap.js";

/** A place in `map`, m. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a way is looked for with. */
export interface RouteQuery {
  readonly from: Place;
  readonly to: Place;
  /** Of the body, m. */
  readonly radius: number;
  /** Where the body must stay. */
  readonly zones: readonly Zone[];
  /** Cells of the grid that count as occupied. */
  readonly marks: readonly number[];
}

/** Kept between the body and the border of a zone, m: what the safety core keeps for the pose's error and to stop. */
const ZONE_MARGIN = 0.15;
/** Kept between the body and anything on the way, m. */
const MARGIN = 0.04;
/** A target that stands too near to something is replaced by a place at most this far from it, m. */
const NEAR = 0.15;
/** What lies around the known part may be driven through too, cells. */
const RIM = 20;
/** Whoever stands too near to something may drive away from it within this, cells. */
const ESCAPE = 8;
/** How much dearer a step is right beside the margin, through the unknown, and on the way out of the margin. */
const BESIDE = 3;
const UNKNOWN = 2;
const ESCAPING = 20;

const NEIGHBOURS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
] as const;

/** The places on the way, every cell, first and last included; undefined when there is no way. */
export function findRoute(grid: OccupancyGrid, query: RouteQuery): readonly Place[] | undefined {
  const start = { column: cellOf(query.from.x), row: cellOf(query.from.y) };
  const goal = { column: cellOf(query.to.x), row: cellOf(query.to.y) };
  if (!isInside(start.column, start.row) || !isInside(goal.column, goal.row)) return undefined;
  const field = fieldAround(grid, query, [start, goal]);
  const target = nearestFree(field, goal);
  return target === undefined ? undefined : search(field, start, target);
}

interface Cell {
  readonly column: number;
  readonly row: number;
}

interface Field {
  readonly block: Block;
  readonly clearance: Float32Array;
  /** Least clearance of the robot's middle, cells. */
  readonly least: number;
  readonly isKnown: (at: number) => boolean;
}

function fieldAround(grid: OccupancyGrid, query: RouteQuery, cells: readonly Cell[]): Field {
  const { known } = grid;
  const columns = cells.map(({ column }) => column);
  const rows = cells.map(({ row }) => row);
  if (known) {
    columns.push(known.column, known.column + known.columns - 1);
    rows.push(known.row, known.row + known.rows - 1);
  }
  const column = Math.max(0, Math.min(...columns) - RIM);
  const row = Math.max(0, Math.min(...rows) - RIM);
  const block = {
    column,
    row,
    columns: Math.min(SIDE - 1, Math.max(...columns) + RIM) - column + 1,
    rows: Math.min(SIDE - 1, Math.max(...rows) + RIM) - row + 1,
  };
  return {
    block,
    clearance: withZones(clearanceOf(grid, block, query.marks), block, query),
    least: (query.radius + MARGIN) / RESOLUTION,
    isKnown: (at) => {
      const r = Math.floor(at / block.columns);
      return grid.cells[(block.row + r) * SIDE + block.column + (at - r * block.columns)] !== 0;
    },
  };
}

/** Where a zone does not let the body be there is no room either. */
function withZones(distances: Float32Array, block: Block, { zones, radius }: RouteQuery): Float32Array {
  if (zones.length === 0) return distances;
  distances.forEach((_, at) => {
    const row = Math.floor(at / block.columns);
    const x = middleOf(block.column + at - row * block.columns);
    const free = zoneClearance(zones, x, middleOf(block.row + row));
    if (free < radius + ZONE_MARGIN) distances[at] = 0;
  });
  return distances;
}

function indexOf({ block }: Field, { column, row }: Cell): number {
  return (row - block.row) * block.columns + (column - block.column);
}

function nearestFree(field: Field, goal: Cell): number | undefined {
  const reach = Math.floor(NEAR / RESOLUTION);
  let best: { readonly at: number; readonly distance: number } | undefined;
  for (let dr = -reach; dr <= reach; dr += 1) {
    for (let dc = -reach; dc <= reach; dc += 1) {
      const distance = Math.hypot(dc, dr);
      if (distance * RESOLUTION > NEAR || (best && distance >= best.distance)) continue;
      const cell = { column: goal.column + dc, row: goal.row + dr };
      if (!isInside(cell.column, cell.row)) continue;
      const at = indexOf(field, cell);
      if ((field.clearance[at] ?? 0) >= field.least) best = { at, distance };
    }
  }
  return best?.at;
}

function search(field: Field, start: Cell, target: number): readonly Place[] | undefined {
  const { block, clearance, least } = field;
  const { columns } = block;
  const from = indexOf(field, start);
  const costs = new Float64Array(clearance.length).fill(Number.POSITIVE_INFINITY);
  const parents = new Int32Array(clearance.length).fill(-1);
  const closed = new Uint8Array(clearance.length);
  const targetColumn = target % columns;
  const targetRow = Math.floor(target / columns);
  const open = new Heap();

  function ahead(column: number, row: number): number {
    const dc = Math.abs(column - targetColumn);
    const dr = Math.abs(row - targetRow);
    return Math.max(dc, dr) + (Math.SQRT2 - 1) * Math.min(dc, dr);
  }

  /** Factor of a step into a cell; undefined when the robot does not fit there. */
  function factor(at: number, column: number, row: number): number | undefined {
    const free = clearance[at] ?? 0;
    const unknown = field.isKnown(at) ? 0 : UNKNOWN;
    if (free >= least) return 1 + unknown + (BESIDE * Math.max(0, FAR - free)) / (FAR - least);
    const away = Math.max(
      Math.abs(column + block.column - start.column),
      Math.abs(row + block.row - start.row),
    );
    return free >= 1 && away <= ESCAPE ? ESCAPING : undefined;
  }

  costs[from] = 0;
  open.put(from, 0);
  for (let at = open.take(); at !== undefined; at = open.take()) {
    if (at === target) return placesTo(field, parents, at);
    if (closed[at] === 1) continue;
    closed[at] = 1;
    const row = Math.floor(at / columns);
    const column = at - row * columns;
    for (const [dc, dr] of NEIGHBOURS) {
      const c = column + dc;
      const r = row + dr;
      if (c < 0 || r < 0 || c >= columns || r >= block.rows) continue;
      const next = r * columns + c;
      const times = closed[next] === 1 ? undefined : factor(next, c, r);
      if (times === undefined) continue;
      const cost = (costs[at] ?? 0) + (dc !== 0 && dr !== 0 ? Math.SQRT2 : 1) * times;
      if (cost >= (costs[next] ?? 0)) continue;
      costs[next] = cost;
      parents[next] = at;
      open.put(next, cost + ahead(c, r));
    }
  }
  return undefined;
}

function placesTo({ block }: Field, parents: Int32Array, target: number): readonly Place[] {
  const places: Place[] = [];
  for (let at = target; at >= 0; at = parents[at] ?? -1) {
    const row = Math.floor(at / block.columns);
    places.push({ x: middleOf(block.column + at - row * block.columns), y: middleOf(block.row + row) });
  }
  return places.toReversed();
}
