/** Segments sorted into square cells, so that a ray or a small circle meets only the few that lie near it. */

import type { Point } from "./geometry.js";

export interface Segment {
  readonly a: Point;
  readonly b: Point;
}

/** What a near segment looks like from a point. */
export interface Near {
  readonly index: number;
  readonly distance: number;
  /** The closest point of the segment. */
  readonly x: number;
  readonly y: number;
}

const CELL = 0.25;

export class SegmentGrid {
  readonly segments: readonly Segment[];
  private readonly minX: number;
  private readonly minY: number;
  private readonly columns: number;
  private readonly rows: number;
  /** `start[cell]`…`start[cell + 1]` is the part of `members` that lies in the cell. */
  private readonly start: Uint32Array;
  private readonly members: Uint32Array;
  /** Per segment: ax, ay, dx, dy. */
  private readonly shape: Float64Array;
  /** The last ray that looked at a segment, so that none is tested twice. */
  private readonly seen: Uint32Array;
  private ray = 0;

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
    const xs = segments.flatMap(({ a, b }) => [a[0], b[0]]);
    const ys = segments.flatMap(({ a, b }) => [a[1], b[1]]);
    this.minX = Math.min(0, ...xs) - CELL;
    this.minY = Math.min(0, ...ys) - CELL;
    this.columns = Math.ceil((Math.max(0, ...xs) + CELL - this.minX) / CELL);
    this.rows = Math.ceil((Math.max(0, ...ys) + CELL - this.minY) / CELL);
    this.shape = Float64Array.from(segments.flatMap(({ a, b }) => [a[0], a[1], b[0] - a[0], b[1] - a[1]]));
    this.seen = new Uint32Array(segments.length);
    const cells = segments.map((segment) => this.cellsOf(segment));
    this.start = new Uint32Array(this.columns * this.rows + 1);
    for (const list of cells) for (const cell of list) this.start[cell + 1] = (this.start[cell + 1] ?? 0) + 1;
    for (let i = 1; i < this.start.length; i++)
      this.start[i] = (this.start[i] ?? 0) + (this.start[i - 1] ?? 0);
    this.members = new Uint32Array(this.start[this.start.length - 1] ?? 0);
    const fill = this.start.slice();
    cells.forEach((list, index) => {
      for (const cell of list) {
        const at = fill[cell] ?? 0;
        this.members[at] = index;
        fill[cell] = at + 1;
      }
    });
  }

  /** Calls `visit` for every segment closer than `radius` to the point. */
  near(x: number, y: number, radius: number, visit: (near: Near) => void): void {
    const c0 = this.clampColumn((x - radius - this.minX) / CELL);
    const c1 = this.clampColumn((x + radius - this.minX) / CELL);
    const r0 = this.clampRow((y - radius - this.minY) / CELL);
    const r1 = this.clampRow((y + radius - this.minY) / CELL);
    const mark = this.nextMark();
    for (let row = r0; row <= r1; row++) {
      for (let column = c0; column <= c1; column++) {
        const cell = row * this.columns + column;
        for (let i = this.start[cell] ?? 0; i < (this.start[cell + 1] ?? 0); i++) {
          const index = this.members[i] ?? 0;
          if (this.seen[index] === mark) continue;
          this.seen[index] = mark;
          const near = this.closest(index, x, y);
          if (near.distance < radius) visit(near);
        }
      }
    }
  }

  /** Distance along the unit direction to the first segment within `range`, else +Infinity. */
  cast(x: number, y: number, dx: number, dy: number, range: number): number {
    let best = Number.POSITIVE_INFINITY;
    this.walk(x, y, dx, dy, range, (_index, distance) => {
      if (distance < best) best = distance;
      return best;
    });
    return best <= range ? best : Number.POSITIVE_INFINITY;
  }

  /**
   * Calls `hit` for every segment on the ray, nearly in order of distance; it answers how far the ray still
   * matters, so that it can shorten the walk.
   */
  walk(
    x: number,
    y: number,
    dx: number,
    dy: number,
    range: number,
    hit: (index: number, distance: number) => number,
  ): void {
    let limit = range;
    let column = Math.floor((x - this.minX) / CELL);
    let row = Math.floor((y - this.minY) / CELL);
    const stepX = dx > 0 ? 1 : -1;
    const stepY = dy > 0 ? 1 : -1;
    // Infinite for zero, and for a number so near it that no cell is left that way.
    const deltaX = CELL / Math.abs(dx);
    const deltaY = CELL / Math.abs(dy);
    let sideX = deltaX;
    let sideY = deltaY;
    if (Number.isFinite(deltaX)) sideX = (this.minX + (column + (dx > 0 ? 1 : 0)) * CELL - x) / dx;
    if (Number.isFinite(deltaY)) sideY = (this.minY + (row + (dy > 0 ? 1 : 0)) * CELL - y) / dy;
    const mark = this.nextMark();
    for (;;) {
      if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return;
      const cell = row * this.columns + column;
      const end = this.start[cell + 1] ?? 0;
      for (let i = this.start[cell] ?? 0; i < end; i++) {
        const index = this.members[i] ?? 0;
        if (this.seen[index] === mark) continue;
        this.seen[index] = mark;
        const distance = this.intersect(index, x, y, dx, dy);
        if (distance <= limit) limit = Math.min(limit, hit(index, distance));
      }
      const left = sideX < sideY ? sideX : sideY;
      if (left > limit) return;
      if (sideX < sideY) {
        sideX += deltaX;
        column += stepX;
      } else {
        sideY += deltaY;
        row += stepY;
      }
    }
  }

  private intersect(index: number, x: number, y: number, dx: number, dy: number): number {
    const at = index * 4;
    const ex = this.shape[at + 2] ?? 0;
    const ey = this.shape[at + 3] ?? 0;
    const cross = dx * ey - dy * ex;
    if (cross === 0) return Number.POSITIVE_INFINITY;
    const ox = (this.shape[at] ?? 0) - x;
    const oy = (this.shape[at + 1] ?? 0) - y;
    const along = (ox * dy - oy * dx) / cross;
    if (along < 0 || along > 1) return Number.POSITIVE_INFINITY;
    const distance = (ox * ey - oy * ex) / cross;
    return distance >= 0 ? distance : Number.POSITIVE_INFINITY;
  }

  private closest(index: number, x: number, y: number): Near {
    const at = index * 4;
    const ax = this.shape[at] ?? 0;
    const ay = this.shape[at + 1] ?? 0;
    const ex = this.shape[at + 2] ?? 0;
    const ey = this.shape[at + 3] ?? 0;
    const length2 = ex * ex + ey * ey;
    const t = length2 === 0 ? 0 : ((x - ax) * ex + (y - ay) * ey) / length2;
    const along = t < 0 ? 0 : t > 1 ? 1 : t;
    const nx = ax + along * ex;
    const ny = ay + along * ey;
    return { index, x: nx, y: ny, distance: Math.sqrt((x - nx) * (x - nx) + (y - ny) * (y - ny)) };
  }

  /** Cells whose square the segment's bounding box meets; a little generous for slanted ones. */
  private cellsOf({ a, b }: Segment): number[] {
    const list: number[] = [];
    const c0 = this.clampColumn((Math.min(a[0], b[0]) - this.minX) / CELL - 1e-9);
    const c1 = this.clampColumn((Math.max(a[0], b[0]) - this.minX) / CELL + 1e-9);
    const r0 = this.clampRow((Math.min(a[1], b[1]) - this.minY) / CELL - 1e-9);
    const r1 = this.clampRow((Math.max(a[1], b[1]) - this.minY) / CELL + 1e-9);
    for (let row = r0; row <= r1; row++) {
      for (let column = c0; column <= c1; column++) list.push(row * this.columns + column);
    }
    return list;
  }

  private clampColumn(value: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor(value)));
  }

  private clampRow(value: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor(value)));
  }

  private nextMark(): number {
    this.ray = (this.ray + 1) >>> 0;
    if (this.ray === 0) {
      this.seen.fill(0);
      this.ray = 1;
    }
    return this.ray;
  }
}
