/** Seconds of the world, as people write them, and its nanoseconds. */

/** One step of the world, ns. */
const STEP_NS = 20_000_000n;
const STEPS_PER_SECOND = 50;
const NS_PER_SECOND = 1e9;
/** What a decimal fraction may be off after a multiplication, steps. */
const ROUNDING = 1e-6;

/** How many steps that is, rounded up. */
export function stepsOf(seconds: number): number {
  return Math.ceil(seconds * STEPS_PER_SECOND - ROUNDING);
}

/** When so many steps have passed, ns, as the robot server reads it. */
export function timeOfStep(step: number): string {
  return (BigInt(step) * STEP_NS).toString();
}

/** Seconds; exact to well below a microsecond in the longest simulation. */
export function secondsOf(ns: bigint | string): number {
  return Number(ns) / NS_PER_SECOND;
}
