/** What happened to the robot that nobody wanted: touches, and falls. Bounded; the oldest are forgotten. */

export interface Incident {
  readonly kind: "touch" | "fall";
  readonly atNs: bigint;
  readonly x: number;
  readonly y: number;
  /** Forward speed at that moment, m/s. */
  readonly speed: number;
  /** A touch only: whether the lidar sees what was touched. */
  readonly seen?: boolean;
}

const KEPT = 256;

export class IncidentLog {
  readonly #list: Incident[] = [];
  #touches = 0;
  #falls = 0;

  add(incident: Incident): void {
    if (incident.kind === "touch") this.#touches++;
    else this.#falls++;
    this.#list.push(incident);
    if (this.#list.length > KEPT) this.#list.shift();
  }

  get list(): readonly Incident[] {
    return this.#list;
  }

  get touches(): number {
    return this.#touches;
  }

  get falls(): number {
    return this.#falls;
  }
}
