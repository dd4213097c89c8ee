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
export { cellOf, OccupancyGrid, percentOf, RESOLUTION, SIDE, UNKNOWN_PERCENT } from "./map/grid.js";
export { decodeMap, encodeMap, type StoredMap } from "./map/map-file.js";
export { MapKeeper } from "./map/map-keeper.js";
export { startMapThread, type MapThread } from "./map/map-thread.js";
export { findRoute, type Place } from "./map/route.js";
export { layScan, type PlacedScan } from "./map/scan-rays.js";
