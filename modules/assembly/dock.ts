import { sensorsDockState } from "./raw";
import { Reading } from "./reading";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(24, 8);

/** Where the dock is, as far as the robot knows. The list is closed. */
export enum DockStatus {
  Unknown,
  Docked,
  Visible,
  NotVisible,
}

/** State of the dock. */
export class Dock extends Reading {
  status: DockStatus = DockStatus.Unknown;

  /** A copy that later reads leave alone. */
  clone(): Dock {
    const copy = new Dock();
    copy.take(this);
    copy.status = this.status;
    return copy;
  }

  /** Reads the snapshot of this tick. */
  read(): this {
    sensorsDockState(RET);
    if (this.outcome(RET)) this.status = load<u8>(RET, 16);
    return this;
  }
}
