import { clearAway, layOut } from "./landing";
import { sensorsHazards } from "./raw";
import { Reading } from "./reading";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(24, 8);

/** Most hazards that a reading holds. */
const MOST = 16;
/** Kind u8, source u8, age u32 at 4. */
const SIZE = 8;

/** Kinds of hazard. The list is closed. */
export enum HazardKind {
  Bump,
  Cliff,
  WheelDrop,
  Stall,
  Proximity,
}

/** Which part of the robot noticed. */
export enum HazardSource {
  Front,
  FrontLeft,
  Left,
  RearLeft,
  Rear,
  RearRight,
  Right,
  FrontRight,
}

/** One hazard that is present. */
export class Hazard {
  kind: HazardKind = HazardKind.Bump;
  source: HazardSource = HazardSource.Front;
  /** For how long it has been present, ms. */
  ageMs: u32 = 0;
}

/** All hazards that are present. */
export class Hazards extends Reading {
  /** How many are present, at most 16. */
  length: i32 = 0;
  private bytes: StaticArray<u8> = new StaticArray<u8>(MOST * SIZE);
  private view: Hazard = new Hazard();

  /** The hazard at `index`; valid until the next call. */
  at(index: i32): Hazard {
    assert(index >= 0 && index < this.length, "no hazard of this index");
    const at = changetype<usize>(this.bytes) + <usize>index * SIZE;
    this.view.kind = load<u8>(at);
    this.view.source = load<u8>(at, 1);
    this.view.ageMs = load<u32>(at, 4);
    return this.view;
  }

  /** Whether a hazard of this kind is present. */
  has(kind: HazardKind): bool {
    for (let i = 0; i < this.length; i++) if (this.at(i).kind == kind) return true;
    return false;
  }

  /** Whether a hazard of this kind is present at this part of the robot. */
  hasAt(kind: HazardKind, source: HazardSource): bool {
    for (let i = 0; i < this.length; i++) {
      const hazard = this.at(i);
      if (hazard.kind == kind && hazard.source == source) return true;
    }
    return false;
  }

  /** A copy that later reads leave alone. */
  clone(): Hazards {
    const copy = new Hazards();
    copy.take(this);
    copy.length = this.length;
    memory.copy(changetype<usize>(copy.bytes), changetype<usize>(this.bytes), MOST * SIZE);
    return copy;
  }

  /** Reads the snapshot of this tick. */
  read(): this {
    const buffer = this.bytes;
    layOut(changetype<usize>(buffer), MOST * SIZE);
    sensorsHazards(RET);
    clearAway();
    if (!this.outcome(RET)) return this;
    this.length = min(load<i32>(RET, 20), MOST);
    const from = load<usize>(RET, 16);
    // A list of none may stand anywhere; one that did not land here is copied and let go.
    if (this.length > 0 && from != changetype<usize>(buffer)) {
      memory.copy(changetype<usize>(buffer), from, <usize>this.length * SIZE);
      __unpin(from);
    }
    return this;
  }
}
