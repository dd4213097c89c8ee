/** The engine's parts that tests and benchmarks use; the engine itself is started as a process from `main.ts`. */

export { bindReactor, linkRobot, type Reactor } from "./glue.gen.js";
export { GuestMemory, MAX_TEXT_BYTES } from "./guest-memory.js";
export type { StringEncoding } from "./guest-text.js";
export { GuestTrap } from "./guest-trap.js";
export type { HeldSnapshot } from "./hot-read.js";
export type { GlueHost, RobotImports } from "./robot-call.js";
