import { sensorsBattery } from "./raw";
import { Reading } from "./reading";

// @ts-ignore: decorator
@lazy const RET: usize = memory.data(40, 8);

/** What the battery is doing. The list is closed. */
export enum BatteryStatus {
  Unknown,
  Discharging,
  Charging,
  Full,
}

/** State of the battery. */
export class Battery extends Reading {
  /** 0 to 1. */
  fraction: f64 = 0;
  /** V; NaN when unknown. */
  voltage: f64 = NaN;
  status: BatteryStatus = BatteryStatus.Unknown;

  /** A copy that later reads leave alone. */
  clone(): Battery {
    const copy = new Battery();
    copy.take(this);
    copy.fraction = this.fraction;
    copy.voltage = this.voltage;
    copy.status = this.status;
    return copy;
  }

  /** Reads the snapshot of this tick. */
  read(): this {
    sensorsBattery(RET);
    if (!this.outcome(RET)) return this;
    this.fraction = load<f64>(RET, 16);
    this.voltage = load<f64>(RET, 24);
    this.status = load<u8>(RET, 32);
    return this;
  }
}
