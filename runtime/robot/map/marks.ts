/** What the range finder cannot see and the robot has met: edges and bumps, kept beside the grid. */

import { cellOf, isInside, SIDE } from "./grid.js";

/** A place that was met, in `map`. */
export interface Mark {
  readonly kind: "bump" | "cliff";
  readonly x: number;
  readonly y: number;
}

/** A bump is forgotten after this: things that were in the way move. An edge stays. */
const BUMP_KEPT_NS = 60_000_000_000n;
/** The oldest make room. */
const MOST = 512;

interface Kept {
  readonly cell: number;
  readonly kind: Mark["kind"];
  untilNs: bigint | undefined;
}

export class Marks {
  #kept: Kept[] = [];

  /** Adds a mark; one in the same cell is renewed. */
  add(mark: Mark, nowNs: bigint): void {
    const column = cellOf(mark.x);
    const row = cellOf(mark.y);
    if (!isInside(column, row)) return;
    const cell = row * SIDE + column;
    const untilNs = mark.kind === "cliff" ? undefined : nowNs + BUMP_KEPT_NS;
    const known = this.#kept.find((one) => one.cell === cell && one.kind === mark.kind);
    if (known) known.untilNs = untilNs;
    else this.#kept = [...this.#kept.slice(1 - MOST), { cell, kind: mark.kind, untilNs }];
  }

  /** The cells that hold at this time. */
  at(nowNs: bigint): readonly number[] {
    this.#kept = this.#kept.filter(({ untilNs }) => untilNs === undefined || untilNs > nowNs);
    return this.#kept.map(({ cell }) => cell);
  }

  /** The cells of edges, which are worth keeping on disk. */
  get edges(): readonly number[] {
    return this.#kept.filter(({ kind }) => kind === "cliff").map(({ cell }) => cell);
  }

  /** Takes over edges from disk. */
  restore(edges: readonly number[]): void {
    this.#kept = edges.slice(-MOST).map((cell) => ({ cell, kind: "cliff", untilNs: undefined }));
  }
}
