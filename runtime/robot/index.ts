/** The robot server: sessions, lease, safety core, and the sockets that lead to them. */

export { ROBOT_ERRORS, RobotdError, type RobotErrorCode } from "./error.js";
export { type Mode, type RobotServerOptions } from "./options.js";
export { startRobotServer, type RobotServer } from "./server.js";

// For tests and for other rooms of this package, not for users: no promise is made about what follows.
export { createMotion, type Motion, type MotionOptions } from "./motion.js";
export type { DriveCall, Mover } from "./mover.js";
export type { MotionSource, SourceEnd, SourceKind, SourceStep, SourceView } from "./motion-source.js";
export { createLiveClock, createWorldClock, type Cancel, type Clock, type WorldClock } from "./clock.js";
export { createEventQueue, type EventQueue } from "./event-queue.js";
