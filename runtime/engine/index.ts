/** The engine's parts that tests and benchmarks use; the engine itself is started as a process from `main.ts`. */

export { bindReactor, linkRobot, type Reactor } from "./glue.gen.js";
export { GuestMemory, MAX_TEXT_BYTES } from "./guest-memory.js";
export type { StringEncoding } from "./guest-text.js";
export { GuestTrap } from "./guest-trap.js";
export type { HeldSnapshot } from "./hot-read.js";
export { runEngineProcess } from "./engine-process.js";
export { linkModule, type Link, type LinkedGuest, type Offer } from "./link.js";
export type { GlueHost, RobotImports } from "./robot-call.js";
export { liveClock, WorldClock, type Clock, type TimeSource } from "./clock.js";
export { ENGINE_ERRORS, EngineError, type EngineErrorCode } from "./engine-error.js";
export { seededRandom, type FillRandom } from "./random.js";
export { rehearse } from "./rehearsal.js";
export { SnapshotReader, type ReadSnapshot } from "./snapshot.js";
export { TickMeter } from "./tick-meter.js";
export { CheckedMemory } from "./wasi/checked-memory.js";
export type { WasiHost } from "./wasi/host.js";
export { createWasi, WASI_MODULE } from "./wasi/index.js";
export { isCallable, wasm, type Imports } from "./web-assembly.js";
