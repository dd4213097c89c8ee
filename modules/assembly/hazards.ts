import { Hazard, HazardKind, HazardSource, HazardsReading } from "./generated/sensors";

/** All hazards that are present. */
export class Hazards extends HazardsReading {
  private view: Hazard = new Hazard();

  /** How many are present. */
  get length(): i32 {
    return this.presentCount;
  }

  /** The hazard at `index`; valid until the next call. */
  at(index: i32): Hazard {
    this.presentAt(index, this.view);
    return this.view;
  }

  /** Whether a hazard of this kind is present. */
  has(kind: HazardKind): bool {
    for (let i = 0; i < this.presentCount; i++) if (this.at(i).kind == kind) return true;
    return false;
  }

  /** Whether a hazard of this kind is present at this part of the robot. */
  hasAt(kind: HazardKind, source: HazardSource): bool {
    for (let i = 0; i < this.presentCount; i++) {
      const hazard = this.at(i);
      if (hazard.kind == kind && hazard.source == source) return true;
    }
    return false;
  }

  /** A copy that later reads leave alone. */
  clone(): Hazards {
    const copy = new Hazards();
    copy.copy(this);
    return copy;
  }
}
