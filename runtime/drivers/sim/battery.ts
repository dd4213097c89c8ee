/** The battery: drains with what the robot does, charges on the dock. */

import { BATTERY, STEP_S } from "./body.js";
import type { BatteryState } from "../../protocol/index.js";

export class Battery {
  #energy: number;

  constructor(fraction: number) {
    this.#energy = fraction * BATTERY.energyJ;
  }

  get fraction(): number {
    return this.#energy / BATTERY.energyJ;
  }

  /** For faults and tests: sets how full it is, 0 to 1. */
  set fraction(value: number) {
    this.#energy = Math.max(0, Math.min(1, value)) * BATTERY.energyJ;
  }

  /** One step; `effort` is 0 for standing still and 1 for full speed. */
  advance(docked: boolean, effort: number): void {
    const power = docked ? BATTERY.chargeW : -(BATTERY.idleW + BATTERY.motorW * effort);
    this.#energy = Math.max(0, Math.min(BATTERY.energyJ, this.#energy + power * STEP_S));
  }

  state(stampNs: bigint, docked: boolean): BatteryState {
    const fraction = this.fraction;
    return {
      stampNs,
      fraction,
      voltage: BATTERY.emptyVolt + (BATTERY.fullVolt - BATTERY.emptyVolt) * fraction,
      status: docked ? (fraction >= 1 ? "full" : "charging") : "discharging",
    };
  }
}
