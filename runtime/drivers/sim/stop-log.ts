/**
 * Measures how the robot stops, from the device's side: when the last velocity other than zero came, when it was
 * taken back (by a zero, by the device's own expiry, by a lost client), and when the robot stood still.
 */

export type StopCause = "command" | "expiry" | "client-lost";

/** One stop; times in ns on the device's clock. */
export interface Stop {
  readonly lastNonzeroNs: bigint;
  readonly zeroNs: bigint;
  readonly cause: StopCause;
  /** Forward speed when the zero came, m/s. */
  readonly speed: number;
  /** Absent while it still rolls, or when it was driven again before it stood. */
  readonly standstillNs?: bigint;
}

const KEPT = 64;

export class StopLog {
  readonly #list: Stop[] = [];
  #lastNonzeroNs: bigint | undefined;
  #rolling = false;

  get list(): readonly Stop[] {
    return this.#list;
  }

  /** A velocity other than zero came. */
  moving(nowNs: bigint): void {
    this.#lastNonzeroNs = nowNs;
    this.#rolling = false;
  }

  /** The velocity is zero from now on. */
  zero(nowNs: bigint, cause: StopCause, speed: number): void {
    if (this.#lastNonzeroNs === undefined) return;
    this.#list.push({ lastNonzeroNs: this.#lastNonzeroNs, zeroNs: nowNs, cause, speed });
    if (this.#list.length > KEPT) this.#list.shift();
    this.#lastNonzeroNs = undefined;
    this.#rolling = true;
  }

  /** A step ended; `still` when nothing moves. */
  stepped(nowNs: bigint, still: boolean): void {
    const last = this.#list[this.#list.length - 1];
    if (!this.#rolling || !still || last === undefined) return;
    this.#list[this.#list.length - 1] = { ...last, standstillNs: nowNs };
    this.#rolling = false;
  }
}
