/** The robot server: sessions, lease, safety core, and the sockets that lead to them. */

export { ROBOT_ERRORS, RobotdError, type RobotErrorCode } from "./error.js";
export { type Mode, type RobotServerOptions } from "./options.js";
export { startRobotServer, type RobotServer } from "./server.js";

// For tests and for other rooms of this package, not for users: no promise is made about what follows.
export { createMotion, type Motion, type MotionOptions } from "./motion.js";
export type { DriveCall, Mover } from "./mover.js";
export type { MotionSource, SourceEnd, SourceKind, SourceStep, SourceView } from "./motion-source.js";
export { readLatch, writeLatch } from "./estop-file.js";
export { armClear, clear, CLEAR_WINDOW_NS, latch, type EstopState } from "./safety/estop.js";
export { createLiveClock, createWorldClock, type Cancel, type Clock, type WorldClock } from "./clock.js";
export {
  decodeEntry,
  encodeEntry,
  SESSION_ENCODING,
  SESSION_TOPIC,
  type Entry,
  type EntryKind,
} from "./record/entry.js";
export { checkRemaining, createMcapReader, READ_BYTES } from "./record/mcap-reader.js";
export { UNFINISHED } from "./record/part-file.js";
export { partName } from "./record/part-name.js";
export { salvageFolder } from "./record/salvage.js";
export { SessionRecording } from "./record/session-recording.js";
export { createSignals } from "./record/signals.js";
export { TOPICS } from "./record/topics.js";
export { CONTROL_PARAMS } from "./control-shapes.js";
export { listenForEngines } from "./attach-server.js";
export { type EngineHandlers } from "./engine-connection.js";
export { createSnapshotFile, type SnapshotFile } from "./snapshot-file.js";
export { createEventQueue, type EventQueue } from "./event-queue.js";
export { cellOf, OccupancyGrid, percentOf, RESOLUTION, SIDE, UNKNOWN_PERCENT } from "./map/grid.js";
export { decodeMap, encodeMap, type StoredMap } from "./map/map-file.js";
export { MapKeeper } from "./map/map-keeper.js";
export { startMapThread, type MapThread } from "./map/map-thread.js";
export { findRoute, type Place } from "./map/route.js";
export { layScan, type PlacedScan } from "./map/scan-rays.js";
export { createActions, type ActionParts } from "./actions/actions.js";
export { findFirst } from "./priority.js";
export { createDockPlace, type DockPlace } from "./dock-place.js";
export { createMapFeed } from "./map-feed.js";
export { profileCeiling } from "./profile-ceiling.js";
export { createStores, type Stores } from "./store/stores.js";
export { decodeStore, encodeStore } from "./store/store-file.js";
