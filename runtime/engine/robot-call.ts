/** Calls of the robot API that leave the engine, and what the engine must offer for them. */

import type { GuestEvent, LogLevel, RobotFunction } from "../protocol/index.js";
import type { GuestMemory } from "./guest-memory.js";
import type { HeldSnapshot } from "./hot-read.js";

/** What the glue needs of the engine. Everything blocks until it is done. */
export interface GlueHost {
  /** The held snapshot, renewed before if that is due. */
  snapshot(): HeldSnapshot;
  /** One round trip: the encoded result of a function. */
  call(id: number, args: Uint8Array): Uint8Array;
  /** The next event, or undefined when the time is up. */
  wait(timeoutMs: number): GuestEvent | undefined;
  /** One line for people, at most 4096 bytes of UTF-8. */
  log(level: LogLevel, message: string): void;
}

/** Functions of one interface, as a module imports them. */
export type RobotImports = Readonly<
  Record<string, Readonly<Record<string, (...args: never[]) => number | void>>>
>;

/** Makes one round trip and stores its result where the guest wants it. */
export function callRobot<A extends readonly unknown[], R>(
  guest: GuestMemory,
  host: GlueHost,
  target: RobotFunction<A, R>,
  at: number,
  ...args: A
): void {
  const result = target.decodeResult(host.call(target.id, target.encodeArgs(...args)));
  target.storeResult(guest, at, result);
}
