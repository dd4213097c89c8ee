/** Notices when nothing has come of something for a while. */
export class Patience {
  readonly #limitNs: bigint;
  #sinceNs: bigint | undefined;

  constructor(limitMs: number) {
    this.#limitNs = BigInt(limitMs) * 1_000_000n;
  }

  /** `isWell` starts it anew; answers whether it has been unwell for longer than the limit. */
  isOver(isWell: boolean, nowNs: bigint): boolean {
    if (isWell) this.#sinceNs = undefined;
    else this.#sinceNs ??= nowNs;
    return this.#sinceNs !== undefined && nowNs - this.#sinceNs > this.#limitNs;
  }
}

/** Notices when the robot does not leave a place, although it should. */
export class Anchor {
  readonly #limitNs: bigint;
  readonly #step: number;
  #at: { readonly x: number; readonly y: number; readonly turn: number; readonly ns: bigint } | undefined;

  /** It must get on by `step` (m, or rad for a turn) within `limitMs`. */
  constructor(limitMs: number, step: number) {
    this.#limitNs = BigInt(limitMs) * 1_000_000n;
    this.#step = step;
  }

  /** Whether it has been within a step of one place, and has not turned by more than one either, for too long. */
  isStuck(place: { readonly x: number; readonly y: number }, turn: number, nowNs: bigint): boolean {
    const at = this.#at;
    if (
      !at ||
      Math.hypot(place.x - at.x, place.y - at.y) > this.#step ||
      Math.abs(turn - at.turn) > this.#step
    ) {
      this.#at = { x: place.x, y: place.y, turn, ns: nowNs };
      return false;
    }
    return nowNs - at.ns > this.#limitNs;
  }
}
